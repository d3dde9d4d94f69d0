"use client";

import { useRef } from "react";
import { useScenario } from "@/app/_scenario/scenario-context";
import { useAnswer } from "./answer-context";
import { usePlaceName } from "./use-place-name";

/** Names a site by its id: from a plan that held it or a person's own list, else the id itself. */
export function useSiteName(): (id: string) => string {
  const placeName = usePlaceName();
  const { response } = useAnswer();
  const { committed } = useScenario();
  const seen = useRef(new Map<string, { ko: string; en: string }>());
  for (const site of response?.plan.sites ?? []) seen.current.set(site.id, site.name);
  return (id) => {
    const name = seen.current.get(id);
    if (name) return placeName(name);
    return committed.ownSites.find((own) => own.id === id)?.name ?? id;
  };
}
