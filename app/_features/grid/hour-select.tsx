import { useTranslations } from "next-intl";
import { useHourName } from "@/app/_plan/use-hour-name";
import { stressHourIdSchema } from "@/lib/schema/grid-data";
import { useGridView } from "./grid-view";

/** Which stress hour the map and the network panel show. */
export function HourSelect() {
  const t = useTranslations("grid.show");
  const hourName = useHourName();
  const { hour, setHour } = useGridView();
  return (
    <select
      aria-label={t("hourLabel")}
      value={hour}
      onChange={(event) => {
        const picked = stressHourIdSchema.safeParse(event.target.value);
        if (picked.success) setHour(picked.data);
      }}
      className="min-h-8 w-full rounded-md border border-hairline-strong bg-raised px-2 text-ink"
    >
      {stressHourIdSchema.options.map((id) => (
        <option key={id} value={id}>
          {hourName(id)}
        </option>
      ))}
    </select>
  );
}
