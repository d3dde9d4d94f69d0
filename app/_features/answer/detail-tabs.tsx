"use client";

import { Tabs } from "@base-ui/react/tabs";
import dynamic from "next/dynamic";
import { useTranslations } from "next-intl";
import { type ReactNode, useRef } from "react";
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
  () => import("../years/stages-panel").then((module) => module.StagesPanel),
  { ssr: false },
);

/** The press's projects are looked up when asked for. */
const AnnouncedPanel = dynamic(
  () => import("../announced/announced-panel").then((module) => module.AnnouncedPanel),
  { ssr: false },
);

const tabClass =
  "-mb-px min-h-10 border-b-2 border-transparent px-0.5 text-small font-medium text-muted data-active:border-plan data-active:text-ink";

interface DetailTab {
  readonly id: string;
  readonly title: string;
  readonly panel: ReactNode;
  /** Goes to paper whether it is open or not. */
  readonly onPaper?: true;
}

function useTabs(response: SolveResponse): readonly DetailTab[] {
  const t = useTranslations("tables.tabs");
  const options = useTranslations("options.tabs");
  const announced = useTranslations("announced");
  const stages = useTranslations("stages");
  const { plan } = response;
  const binding = plan.limits.filter((limit) => limit.binding && limit.kind !== "target");
  const count = { sites: plan.sites.length, limits: binding.length };
  const sites = <SiteTable response={response} />;
  const provinces = <ProvinceTable plan={plan} />;
  const limits = <LimitList limits={binding} />;
  return [
    { id: "sites", title: t("sites", { count: count.sites }), panel: sites, onPaper: true },
    { id: "provinces", title: t("provinces"), panel: provinces, onPaper: true },
    { id: "limits", title: t("limits", { count: count.limits }), panel: limits, onPaper: true },
    { id: "grid", title: t("grid"), panel: <GridPanel /> },
    { id: "stages", title: stages("tab"), panel: <StagesPanel /> },
    { id: "alternatives", title: options("alternatives"), panel: <AlternativesPanel /> },
    { id: "robustness", title: options("robustness"), panel: <RobustnessPanel /> },
    { id: "announced", title: announced("tab"), panel: <AnnouncedPanel /> },
  ];
}

/** The plan in tables, and what else can be asked; on paper the first three and the open one. */
export function DetailTabs({ response }: { response: SolveResponse }) {
  const t = useTranslations("tables.tabs");
  const root = useRef<HTMLDivElement>(null);
  const tabs = useTabs(response);
  return (
    <Tabs.Root
      ref={root}
      defaultValue="sites"
      // The tabs stand far down the panel: the one that is opened comes up, with room for all of it.
      onValueChange={() => root.current?.scrollIntoView()}
      className="min-h-full print:min-h-0"
    >
      <Tabs.List
        aria-label={t("label")}
        className="sticky top-0 z-10 grid grid-cols-4 gap-x-2 border-b border-hairline bg-panel print:hidden"
      >
        {tabs.map(({ id, title }) => (
          <Tabs.Tab key={id} value={id} className={tabClass}>
            {title}
          </Tabs.Tab>
        ))}
      </Tabs.List>
      {tabs.map(({ id, title, panel, onPaper = false }) => (
        <Tabs.Panel key={id} value={id} keepMounted={onPaper}>
          <h2 className="hidden pt-4 text-body font-semibold print:block">{title}</h2>
          {panel}
        </Tabs.Panel>
      ))}
    </Tabs.Root>
  );
}
