"use client";

import { Tabs } from "@base-ui/react/tabs";
import dynamic from "next/dynamic";
import { useTranslations } from "next-intl";
import type { SolveResponse } from "@/lib/schema/solve-response";
import { AlternativesPanel } from "../options/alternatives-panel";
import { RobustnessPanel } from "../options/robustness-panel";
import { LimitList } from "./limit-list";
import { ProvinceTable } from "./province-table";
import { SiteTable } from "./site-table";

/**
 * Its flows are asked for when the tab is opened. Not on the server: only then does it wait inside a
 * boundary of its own, where else the whole page with its map would be put away meanwhile.
 */
const GridPanel = dynamic(() => import("../grid/grid-panel").then((module) => module.GridPanel), {
  ssr: false,
});

/** Planned only when asked for, so its code is fetched when the tab is opened. */
const StagesPanel = dynamic(
  () => import("../stages/stages-panel").then((module) => module.StagesPanel),
  { ssr: false },
);

/** The press's projects are looked up when asked for. */
const AnnouncedPanel = dynamic(
  () => import("../announced/announced-panel").then((module) => module.AnnouncedPanel),
  { ssr: false },
);

const tabClass =
  "-mb-px min-h-10 border-b-2 border-transparent px-0.5 text-small font-medium text-muted data-active:border-plan data-active:text-ink";

/** Sites, provinces and limits; on paper the first three follow one another. */
export function DetailTabs({ response }: { response: SolveResponse }) {
  const t = useTranslations("tables.tabs");
  const options = useTranslations("options.tabs");
  const announced = useTranslations("announced");
  const stages = useTranslations("stages");
  const { plan } = response;
  const binding = plan.limits.filter((limit) => limit.binding && limit.kind !== "target");
  return (
    <Tabs.Root defaultValue="sites">
      <Tabs.List
        aria-label={t("label")}
        className="sticky top-0 z-10 grid grid-cols-4 gap-x-2 border-b border-hairline bg-panel print:hidden"
      >
        <Tabs.Tab value="sites" className={tabClass}>
          {t("sites", { count: plan.sites.length })}
        </Tabs.Tab>
        <Tabs.Tab value="provinces" className={tabClass}>
          {t("provinces")}
        </Tabs.Tab>
        <Tabs.Tab value="limits" className={tabClass}>
          {t("limits", { count: binding.length })}
        </Tabs.Tab>
        <Tabs.Tab value="grid" className={tabClass}>
          {t("grid")}
        </Tabs.Tab>
        <Tabs.Tab value="stages" className={tabClass}>
          {stages("tab")}
        </Tabs.Tab>
        <Tabs.Tab value="alternatives" className={tabClass}>
          {options("alternatives")}
        </Tabs.Tab>
        <Tabs.Tab value="robustness" className={tabClass}>
          {options("robustness")}
        </Tabs.Tab>
        <Tabs.Tab value="announced" className={tabClass}>
          {announced("tab")}
        </Tabs.Tab>
      </Tabs.List>
      <Tabs.Panel value="sites" keepMounted>
        <SiteTable response={response} />
      </Tabs.Panel>
      <Tabs.Panel value="provinces" keepMounted>
        <ProvinceTable plan={plan} />
      </Tabs.Panel>
      <Tabs.Panel value="limits" keepMounted>
        <LimitList limits={binding} />
      </Tabs.Panel>
      <Tabs.Panel value="grid">
        <GridPanel />
      </Tabs.Panel>
      <Tabs.Panel value="stages">
        <StagesPanel />
      </Tabs.Panel>
      <Tabs.Panel value="alternatives">
        <AlternativesPanel />
      </Tabs.Panel>
      <Tabs.Panel value="robustness">
        <RobustnessPanel />
      </Tabs.Panel>
      <Tabs.Panel value="announced">
        <AnnouncedPanel />
      </Tabs.Panel>
    </Tabs.Root>
  );
}
