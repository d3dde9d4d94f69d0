"use client";

import dynamic from "next/dynamic";
import { useLocale, useTranslations } from "next-intl";
import { useEffect, useMemo, useRef, useState } from "react";
import { mapLoadings, pickOperation } from "@/app/_features/grid/loading-values";
import { headroomField } from "@/app/_map/layers/headroom-field";
import { type LayerId, layerIds, layersHiddenAtFirst } from "@/app/_plan/map-types";
import type { Plan } from "@/lib/schema/plan";
import { useAnnounced } from "../_features/announced/announced-context";
import { pickShownProjects } from "../_features/announced/project-locks";
import { useGridView } from "../_features/grid/grid-view";
import { useGridState } from "../_features/grid/use-grid-states";
import { useTheme } from "../_features/header/use-theme";
import { useStages } from "../_features/years/stages-context";
import { useStandings } from "../_features/years/use-standings";
import { useAnswer } from "../_plan/answer-context";
import { useOptions } from "../_plan/options-context";
import { useScenario } from "../_scenario/scenario-context";
import { addOwnSite, keepSiteIn, leaveSiteOut, releaseSite } from "../_scenario/site-locks";

const MapView = dynamic(() => import("@/app/_map/map-view").then((module) => module.MapView), {
  ssr: false,
});

/** The map, fed with the plan on screen and what a person points at. */
export function MapPanel() {
  const locale = useLocale();
  const controls = useTranslations("controls.locks");
  const { theme } = useTheme();
  const { committed, commit } = useScenario();
  const { response, listenEarly, selection, select } = useAnswer();
  const { robustness, showsAcceptance } = useOptions();
  const { mapPlan } = useStages();
  const { isShown, fit } = useAnnounced();
  const announced = useMemo(
    () => (isShown && fit.data ? pickShownProjects(fit.data) : null),
    [isShown, fit.data],
  );
  const plan = mapPlan === undefined ? (response?.plan ?? null) : mapPlan;
  const previousPlan = usePrevious(plan);
  const [hidden, setHidden] = useState<ReadonlySet<LayerId>>(layersHiddenAtFirst);
  const lockedIn = useMemo(() => committed.lockedIn.map((lock) => lock.id), [committed.lockedIn]);
  const { onMap, setOnMap, hour, moment, outage, headroomRule } = useGridView();
  const network = useGridState(hour, onMap).data?.hours[0];
  const loadings = useMemo(
    () => (onMap ? mapLoadings(pickOperation(network, moment), outage) : null),
    [onMap, network, moment, outage],
  );
  const [wishesProjects, setWishesProjects] = useState<boolean | null>(null);
  const isOfYear = mapPlan !== undefined;
  const showsProjects = wishesProjects ?? isOfYear;
  const projects = useStandings(showsProjects);
  const shownHidden = useMemo(
    () => hideUnless(hidden, { loading: onMap, projects: showsProjects }),
    [hidden, onMap, showsProjects],
  );
  const toggle = (id: LayerId) => {
    if (id === "loading") {
      setOnMap(!onMap);
      return;
    }
    if (id === "projects") {
      setWishesProjects(!showsProjects);
      return;
    }
    const next = new Set(hidden);
    if (!next.delete(id)) next.add(id);
    setHidden(next);
  };
  return (
    <div className="map-panel">
      <MapView
        plan={plan}
        listenEarly={mapPlan === undefined ? listenEarly : null}
        previousPlan={previousPlan}
        locale={locale}
        theme={theme}
        selection={selection}
        onSelect={select}
        hiddenLayers={shownHidden}
        loadings={loadings}
        headroomField={headroomField(headroomRule, hour)}
        projects={projects}
        onToggleLayer={toggle}
        lockedIn={lockedIn}
        lockedOut={committed.lockedOut}
        acceptance={showsAcceptance ? (robustness.result?.sites ?? null) : null}
        announced={announced}
        onAddSite={(lon, lat) => {
          const name = `${controls("own")} ${committed.ownSites.length + 1}`;
          commit(addOwnSite(committed, name, lon, lat));
        }}
        onLockIn={(id) => commit(keepSiteIn(committed, id))}
        onLockOut={(id) => commit(leaveSiteOut(committed, id))}
        onUnlock={(id) => commit(releaseSite(committed, id))}
      />
    </div>
  );
}

/** The layers hidden, where those that follow other panels are shown or not as these say. */
function hideUnless(
  hidden: ReadonlySet<LayerId>,
  shown: Partial<Record<LayerId, boolean>>,
): ReadonlySet<LayerId> {
  const next = new Set(hidden);
  for (const id of layerIds) {
    if (shown[id] === false) next.add(id);
    if (shown[id] === true) next.delete(id);
  }
  return next;
}

/** The plan that was on screen before this one. */
function usePrevious(plan: Plan | null): Plan | null {
  const [previous, setPrevious] = useState<Plan | null>(null);
  const last = useRef<Plan | null>(null);
  useEffect(() => {
    if (last.current === plan) return;
    setPrevious(last.current);
    last.current = plan;
  }, [plan]);
  return previous;
}
