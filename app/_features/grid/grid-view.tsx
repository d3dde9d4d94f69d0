"use client";

import { createContext, type ReactNode, useContext, useMemo, useState } from "react";
import type { StressHour } from "@/lib/schema/grid-data";

export type HourId = StressHour["id"];
export type GridMoment = "before" | "after";
export type GridCase = "normal" | "worst";
export type HeadroomRule = "n0" | "n1";

interface GridView {
  /** The map draws the network's lines by their loading. */
  readonly onMap: boolean;
  setOnMap(onMap: boolean): void;
  readonly hour: HourId;
  setHour(hour: HourId): void;
  /** Without or with the plan. */
  readonly moment: GridMoment;
  setMoment(moment: GridMoment): void;
  /** Every circuit in service, or the worst loss of one. */
  readonly outage: GridCase;
  setOutage(outage: GridCase): void;
  /** Headroom of buses with every circuit in service, or after the loss of any one. */
  readonly headroomRule: HeadroomRule;
  setHeadroomRule(rule: HeadroomRule): void;
}

const GridViewContext = createContext<GridView | null>(null);

/** Holds which hour and state of the network the map and the table show; both follow it. */
export function GridViewProvider({ children }: { children: ReactNode }) {
  const [onMap, setOnMap] = useState(false);
  const [hour, setHour] = useState<HourId>("summer-peak");
  const [moment, setMoment] = useState<GridMoment>("after");
  const [outage, setOutage] = useState<GridCase>("normal");
  const [headroomRule, setHeadroomRule] = useState<HeadroomRule>("n1");
  const view = useMemo<GridView>(
    () => ({
      ...{ onMap, setOnMap, hour, setHour, moment, setMoment, outage, setOutage },
      ...{ headroomRule, setHeadroomRule },
    }),
    [onMap, hour, moment, outage, headroomRule],
  );
  return <GridViewContext value={view}>{children}</GridViewContext>;
}

/** Which hour and state of the network are shown. */
export function useGridView(): GridView {
  const view = useContext(GridViewContext);
  if (!view) throw new Error("useGridView needs a GridViewProvider");
  return view;
}
