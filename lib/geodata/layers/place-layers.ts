import type { Feature } from "geojson";
import { loadDatacentres } from "../load-datacentres";
import { loadPlants } from "../load-plants";
import { createPoint } from "./feature-of";

/** Vintage of the plant database, shown with each plant. */
const PLANT_VINTAGE = "2017–19";

/** Power plants, context only. */
export async function buildPlantLayer(): Promise<Feature[]> {
  const plants = await loadPlants();
  return plants.map((plant) => {
    const { id, name, fuel, mw, commissioned } = plant;
    return createPoint(plant, { id, name, fuel, mw, commissioned, vintage: PLANT_VINTAGE });
  });
}

/** Data centres whose place is known, approximately; the others stay in the list only. */
export async function buildDatacentreLayer(): Promise<Feature[]> {
  const datacentres = await loadDatacentres();
  return datacentres.flatMap(({ lon, lat, mwMin, ...properties }) =>
    lon === null || lat === null
      ? []
      : [createPoint({ lon, lat }, { ...properties, approximate: true })],
  );
}
