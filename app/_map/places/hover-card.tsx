import { useLocale, useTranslations } from "next-intl";
import { BranchFacts } from "@/app/_features/grid/branch-facts";
import type { Plan } from "@/lib/schema/plan";
import type { Hover } from "../controller/map-pointer";
import { FactList, type PlaceNames } from "./fact-list";
import { placeTitle } from "./place-card";
import { placeFacts, siteFacts } from "./place-facts";

const WIDTH = 220;
const SHOWN = 3;

/** A quick look beside the pointer: the name and the first facts; a click opens the full card. */
export function HoverCard({
  hover,
  plan,
  names,
  bounds,
}: {
  hover: Hover;
  plan: Plan | null;
  names: PlaceNames;
  bounds: { width: number; height: number };
}) {
  const t = useTranslations("map");
  const locale = useLocale();
  const site = plan?.sites.find((one) => one.id === hover.id && hover.kind === "site");
  const facts =
    site && plan ? siteFacts(site, plan) : placeFacts(hover.kind, hover.properties, plan);
  const known = facts.filter((fact) => fact.value.type !== "unknown" && fact.label !== "origin");
  const left = hover.x + WIDTH + 28 > bounds.width ? hover.x - WIDTH - 14 : hover.x + 14;
  const low = hover.y > bounds.height / 2;
  return (
    <div
      aria-hidden
      style={{ left, top: hover.y, width: WIDTH, translate: low ? "0 -100%" : "0 12px" }}
      className="pointer-events-none absolute z-10 rounded-md border border-hairline bg-raised/95 px-3 py-2 shadow-(--shadow)"
    >
      <p className="text-[0.6875rem] leading-4 text-muted">{t(`kind.${hover.kind}`)}</p>
      <p className="text-small font-semibold text-ink">
        {placeTitle(hover.properties, locale).first ?? hover.id}
      </p>
      {hover.kind === "branch" ? <BranchFacts branch={Number(hover.id)} brief /> : null}
      <FactList
        facts={known.slice(0, SHOWN).map((fact) => ({ ...fact, source: null }))}
        names={names}
        period=""
      />
    </div>
  );
}
