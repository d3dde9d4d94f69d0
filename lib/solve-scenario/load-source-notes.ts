import { loadDescriptor, nameLicence } from "@/lib/geodata/load-descriptor";
import type { SourceNote } from "./export-geojson";

/** The resources that a plan's figures come from; the others are for the map alone. */
const planResources = ["boundaries", "municipalities", "provinces", "stations", "buses"];

/** Sources, licence and vintage of every figure behind a plan, as `geodata/` describes itself. */
export async function loadSourceNotes(): Promise<SourceNote[]> {
  const { resources } = await loadDescriptor();
  return resources
    .filter(({ name }) => planResources.includes(name))
    .flatMap(({ sources, licenses, vintage, title }) =>
      sources.map((source) => ({
        resource: title,
        title: source.title,
        url: source.path,
        licence: licenses.map(nameLicence).join(", "),
        vintage,
      })),
    );
}
