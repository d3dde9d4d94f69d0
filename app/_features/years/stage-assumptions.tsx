"use client";

import { useTranslations } from "next-intl";
import { useId } from "react";
import { useScenario } from "@/app/_scenario/scenario-context";
import { defaultStageSettings, type StageSettings } from "@/app/_scenario/stage-settings";
import { encodeStages } from "@/app/_scenario/stage-url";
import { Button } from "@/app/_ui/button";
import { Fold } from "@/app/_ui/fold";
import { ChoiceRule, NumberRule, RuleRow } from "@/app/_ui/rule-field";
import { NewGeneration } from "./new-generation";

/** Growth that the 11th Basic Plan expects, % a year; its fact is `plan-11-demand`. */
const PLAN_GROWTH_PCT = 1.8;

const tables = [
  ["busThrough", "busThrough"],
  ["provinceThrough", "provinceThrough"],
  ["capitalInterfaceThrough", "capitalThrough"],
] as const;

/** What is assumed of later years, beside the dates of projects. */
export function StageAssumptions() {
  const t = useTranslations("stages.assume");
  const { stages, commitStages } = useScenario();
  const texts = encodeStages({ ...stages, slips: [] });
  const changed = Object.values(texts).filter((text) => text !== null).length;
  return (
    <Fold title={t("title")} aside={changed > 0 ? t("changed", { count: changed }) : undefined}>
      <Targets />
      <Demand />
      {tables.map(([key, label]) => (
        <NumberRule
          key={key}
          label={t(label)}
          help={t("throughHelp")}
          unit={t("through")}
          value={stages.tables[key]}
          min={2025}
          max={2060}
          isYear
          placeholder={t("throughNever")}
          onCommit={(year) =>
            commitStages({ ...stages, tables: { ...stages.tables, [key]: year } })
          }
        />
      ))}
      <NewGeneration />
      {changed > 0 && (
        <Button
          look="outline"
          className="mt-2 w-full"
          onClick={() => commitStages({ ...defaultStageSettings, slips: stages.slips })}
        >
          {t("reset")}
        </Button>
      )}
    </Fold>
  );
}

/** The target of each year. */
function Targets() {
  const t = useTranslations("stages.assume");
  const { stages, commitStages } = useScenario();
  return (
    <fieldset>
      <legend className="pt-1 font-semibold">{t("targets")}</legend>
      {stages.stages.map((stage) => (
        <NumberRule
          key={stage.year}
          label={t("target", { year: stage.year })}
          help={t("targetHelp")}
          unit="MW"
          value={stage.targetMw}
          min={0}
          max={100_000}
          step={100}
          onCommit={(targetMw) =>
            commitStages({
              ...stages,
              stages: stages.stages.map((one) =>
                one.year === stage.year ? { ...one, targetMw: targetMw ?? 0 } : one,
              ),
            })
          }
        />
      ))}
    </fieldset>
  );
}

function Demand() {
  const t = useTranslations("stages.assume");
  const id = useId();
  const { stages, commitStages } = useScenario();
  const set = (change: Partial<StageSettings>) => commitStages({ ...stages, ...change });
  return (
    <>
      <NumberRule
        label={t("growth")}
        help={t("growthHelp")}
        unit="%"
        value={stages.demandGrowthPctPerYear}
        min={-5}
        max={10}
        step={0.1}
        onCommit={(growth) => set({ demandGrowthPctPerYear: growth ?? 0 })}
      />
      {stages.demandGrowthPctPerYear !== PLAN_GROWTH_PCT && (
        <Button
          look="link"
          className="ml-auto flex!"
          onClick={() => set({ demandGrowthPctPerYear: PLAN_GROWTH_PCT })}
        >
          {t("growthPlan")}
        </Button>
      )}
      <RuleRow id={id} label={t("maintenance")} help={t("maintenanceHelp")}>
        <input
          id={id}
          type="checkbox"
          checked={stages.moveMaintenance}
          onChange={({ target }) => set({ moveMaintenance: target.checked })}
          className="size-4 accent-(--plan)"
        />
      </RuleRow>
      <ChoiceRule
        label={t("network")}
        help={t("networkHelp")}
        value={stages.network}
        choices={[
          { value: "dc", label: t("dc") },
          { value: "dc-n1", label: t("dcN1") },
        ]}
        onCommit={(network) => set({ network })}
      />
    </>
  );
}
