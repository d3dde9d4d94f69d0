"use client";

import { Collapsible } from "@base-ui/react/collapsible";
import { ChevronRight } from "lucide-react";
import { useTranslations } from "next-intl";
import { useScenario } from "@/app/_scenario/scenario-context";
import { ChoiceRule, NumberRule } from "@/app/_ui/rule-field";
import { gridRulesSchema, MAX_TARGET_MW, type Scenario } from "@/lib/schema/scenario";
import { GridHours } from "./grid-hours";

const models = gridRulesSchema.shape.model.unwrap().options;

/** Whether the plan must flow on the modelled network, in which hours, and how far it is pushed. */
export function GridRules() {
  const t = useTranslations("grid.rules");
  const { committed, commit } = useScenario();
  const { grid } = committed;
  const set = (part: Partial<Scenario["grid"]>) =>
    commit({ ...committed, grid: { ...grid, ...part } });
  return (
    <Collapsible.Root className="mt-2 border-t border-hairline">
      <Collapsible.Trigger className="group flex min-h-11 w-full items-center gap-1.5 text-body font-semibold">
        <ChevronRight
          aria-hidden
          size={16}
          className="transition-transform group-data-panel-open:rotate-90 motion-reduce:transition-none"
        />
        <span className="shrink-0">{t("title")}</span>
        <span className="ml-auto text-right text-small font-normal text-muted">
          {t(`model.${grid.model}`)}
        </span>
      </Collapsible.Trigger>
      <Collapsible.Panel>
        <ChoiceRule
          label={t("model.label")}
          help={t("model.help")}
          value={grid.model}
          choices={models.map((value) => ({ value, label: t(`model.${value}`) }))}
          onCommit={(model) => set({ model })}
        />
        {grid.model !== "headroom" && <FlowRules grid={grid} onSet={set} />}
      </Collapsible.Panel>
    </Collapsible.Root>
  );
}

/** Rules that only a power flow has. */
function FlowRules({
  grid,
  onSet,
}: {
  grid: Scenario["grid"];
  onSet: (part: Partial<Scenario["grid"]>) => void;
}) {
  const t = useTranslations("grid.rules");
  const units = useTranslations("controls.unit");
  return (
    <>
      <p className="pb-1 text-small text-muted">{t("onlyPlan")}</p>
      <GridHours chosen={grid.hours} onCommit={(hours) => onSet({ hours })} />
      {grid.model === "dc-n1" && (
        <NumberRule
          label={t("ratingFactor.label")}
          help={t("ratingFactor.help")}
          unit={t("ratingFactor.unit")}
          value={grid.ratingFactor}
          min={1}
          max={2}
          step={0.05}
          onCommit={(ratingFactor) => ratingFactor !== null && onSet({ ratingFactor })}
        />
      )}
      <NumberRule
        label={t("reserveMarginPct.label")}
        help={t("reserveMarginPct.help")}
        unit={units("percent")}
        value={grid.reserveMarginPct}
        min={0}
        max={50}
        onCommit={(reserveMarginPct) => reserveMarginPct !== null && onSet({ reserveMarginPct })}
      />
      <NumberRule
        label={t("capitalImportCapMw.label")}
        help={t("capitalImportCapMw.help")}
        placeholder={t("capitalImportCapMw.empty")}
        unit={units("mw")}
        value={grid.capitalImportCapMw}
        min={0}
        max={MAX_TARGET_MW}
        step={500}
        onCommit={(capitalImportCapMw) => onSet({ capitalImportCapMw })}
      />
    </>
  );
}
