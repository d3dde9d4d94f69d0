"use client";

import dynamic from "next/dynamic";
import { useLocale, useTranslations } from "next-intl";
import { useEffect, useMemo, useRef, useState } from "react";
import type { Plan } from "@/lib/schema/plan";
import { useAnswer } from "../_state/answer-context";
import { useScenario } from "../_state/scenario-context";
import { addOwnSite, keepSiteIn, leaveSiteOut, releaseSite } from "../_state/site-locks";
import { useTheme } from "../_state/use-theme";
import { type LayerId, layersHiddenAtFirst } from "./map/map-types";

const MapView = dynamic(() => import("./map/map-view").then((module) => module.MapView), {
  ssr: false,
});

/** The map, fed with the plan on screen and what a person points at. */
export function MapPanel() {
  const locale = useLocale();
  const controls = useTranslations("controls.locks");
  const { theme } = useTheme();
  const { committed, commit } = useScenario();
  const { response, selection, select } = useAnswer();
  const plan = response?.plan ?? null;
  const previousPlan = usePrevious(plan);
  const [hidden, setHidden] = useState<ReadonlySet<LayerId>>(layersHiddenAtFirst);
  const lockedIn = useMemo(() => committed.lockedIn.map((lock) => lock.id), [committed.lockedIn]);
  const toggle = (id: LayerId) => {
    const next = new Set(hidden);
    if (!next.delete(id)) next.add(id);
    setHidden(next);
  };
  return (
    <div className="map-panel">
      <MapView
        plan={plan}
        previousPlan={previousPlan}
        locale={locale}
        theme={theme}
        selection={selection}
        onSelect={select}
        hiddenLayers={hidden}
        onToggleLayer={toggle}
        lockedIn={lockedIn}
        lockedOut={committed.lockedOut}
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
