"use client";

import { useMemo } from "react";
import { useScenario } from "@/app/_scenario/scenario-context";
import { projectStanding } from "@/app/_scenario/stage-settings";
import type { ProjectStanding } from "../../_plan/map-types";
import { useProjects } from "../grid/use-projects";
import { useStages } from "./stages-context";

/** Shown where no year is: what stands today. */
const TODAY = 2026;

/** How each announced project stands in the year that the map shows; null while none is drawn. */
export function useStandings(isShown: boolean): ReadonlyMap<string, ProjectStanding> | null {
  const { stages: settings } = useScenario();
  const { year, onMap } = useStages();
  const { data: projects } = useProjects(isShown);
  const at = onMap && year !== null ? year : TODAY;
  return useMemo(() => {
    if (!isShown || !projects) return null;
    return new Map(projects.map((one) => [one.id, projectStanding(settings, one, at)]));
  }, [isShown, projects, settings, at]);
}
