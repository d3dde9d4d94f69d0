import { remember } from "@/lib/async/remember";
import { type Area, createArea } from "@/lib/geo/area";
import { readAreaTopology } from "./read-topology";

/** The 256 municipalities as areas for point queries; `code` = MOIS code. */
export const loadMunicipalityAreas: () => Promise<Area[]> = remember(async () => {
  const areas = await readAreaTopology("kogl/boundaries.topo.json", "municipalities");
  return areas.map(({ id, geometry }) => createArea(id, geometry));
});
