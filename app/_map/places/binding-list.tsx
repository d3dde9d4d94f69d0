import { useLocale, useTranslations } from "next-intl";
import { formatInUnit } from "@/app/_i18n/format";
import type { LimitUse, Plan, PlanSite } from "@/lib/schema/plan";
import type { PlaceNames } from "./fact-list";

/** Name of the province that a limit speaks of, or the number of the bus, which is no place code. */
export function subjectOf(limit: LimitUse | undefined, names: PlaceNames): string {
  if (!limit) return "";
  return limit.kind === "bus" ? limit.subject : (names.get(limit.subject) ?? limit.subject);
}

/** The limits that stop this site from growing, each with how much of it is used. */
export function BindingList({
  site,
  plan,
  names,
}: {
  site: PlanSite;
  plan: Plan;
  names: PlaceNames;
}) {
  const t = useTranslations("map");
  const locale = useLocale();
  if (site.binding.length === 0) return null;
  return (
    <div className="my-2 rounded-md bg-warn-soft px-3 py-2 text-small">
      <p className="font-semibold text-warn">{t("binding.title")}</p>
      <ul>
        {site.binding.map((id) => {
          const limit = plan.limits.find((one) => one.id === id);
          const subject = subjectOf(limit, names);
          const used = formatInUnit(limit?.used ?? site.loadMw, limit?.unit ?? "MW", locale);
          const most = formatInUnit(limit?.limit ?? site.capMw, limit?.unit ?? "MW", locale);
          return (
            <li key={id} className="flex justify-between gap-3 text-ink">
              <span>{t(`binding.${limit?.kind ?? "own"}`, { subject })}</span>
              <span className="whitespace-nowrap tabular-nums">
                {t("binding.use", { used, limit: most })}
              </span>
            </li>
          );
        })}
      </ul>
    </div>
  );
}
