import { useEffect, useState } from "react";
import type { Selection } from "@/app/_plan/map-types";
import { fetchPlace } from "../controller/layer-store";
import { type PlaceRecord, readText } from "./place-record";

type Lookup = {
  key: string;
  place: PlaceRecord | null;
  /** Bus that the place's station snaps to. */
  bus: PlaceRecord | null;
};

async function lookUp(selection: Selection): Promise<Lookup> {
  const key = keyOf(selection);
  const place = await fetchPlace(selection);
  const bus = place ? readText(place.properties, "bus") : null;
  const isStation = selection.kind === "site" || selection.kind === "station";
  if (bus === null || !isStation) return { key, place, bus: null };
  return { key, place, bus: await fetchPlace({ kind: "bus", id: bus }) };
}

function keyOf(selection: Selection | null): string {
  return selection ? `${selection.kind}:${selection.id}` : "";
}

/** What the layers know of the selected place; null while loading and where nothing is known. */
export function usePlace(selection: Selection | null): Omit<Lookup, "key"> & { loading: boolean } {
  const [found, setFound] = useState<Lookup>({ key: "", place: null, bus: null });
  const key = keyOf(selection);
  const kind = selection?.kind;
  const id = selection?.id;
  useEffect(() => {
    if (!kind || !id) return;
    let current = true;
    const keep = (lookup: Lookup) => {
      if (current) setFound(lookup);
    };
    lookUp({ kind, id }).then(keep, () => keep({ key: `${kind}:${id}`, place: null, bus: null }));
    return () => {
      current = false;
    };
  }, [kind, id]);
  if (found.key !== key) return { place: null, bus: null, loading: key !== "" };
  return { place: found.place, bus: found.bus, loading: false };
}
