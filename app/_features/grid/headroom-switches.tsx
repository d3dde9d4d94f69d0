import { useTranslations } from "next-intl";
import { Choice } from "@/app/_ui/choice";
import { useGridView } from "./grid-view";
import { HourSelect } from "./hour-select";

/** Which headroom of a bus the map shows: of which hour, with or without the loss of a circuit. */
export function HeadroomSwitches() {
  const t = useTranslations("grid.show");
  const { headroomRule, setHeadroomRule } = useGridView();
  return (
    <div className="flex flex-wrap items-center gap-x-3 gap-y-1.5 text-small">
      <HourSelect />
      <Choice
        label={t("headroomRule")}
        value={headroomRule}
        options={[
          ["n0", "N-0"],
          ["n1", "N-1"],
        ]}
        onPick={setHeadroomRule}
      />
    </div>
  );
}
