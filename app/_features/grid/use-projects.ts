"use client";

import { useQuery } from "@tanstack/react-query";
import { z } from "zod";
import { fetchChecked } from "@/app/_client/api-error";
import { gridProjectSchema } from "@/lib/schema/grid-projects";

const text = z.string();
const known = text.nullable();

/** An announced project as the map's layer tells of it. */
const projectFactSchema = gridProjectSchema
  .pick({
    id: true,
    kind: true,
    capacityMw: true,
    lengthKm: true,
    announced: true,
    announcedYear: true,
    startYear: true,
    status: true,
    stated: true,
    source: true,
    sourceUrl: true,
    confidence: true,
  })
  .extend({
    nameKo: text,
    nameEn: text,
    noteKo: known,
    noteEn: known,
    assumptionKo: text,
    assumptionEn: text,
  });

const layerSchema = z.object({ features: z.array(z.object({ properties: projectFactSchema })) });

export type ProjectFact = z.infer<typeof projectFactSchema>;

async function fetchProjects({ signal }: { signal: AbortSignal }): Promise<ProjectFact[]> {
  const answer = await fetchChecked("/api/layers/projects", { signal });
  return layerSchema.parse(await answer.json()).features.map(({ properties }) => properties);
}

/** Announced projects, asked for once, when first wanted. */
export function useProjects(isWanted = true) {
  return useQuery({
    enabled: isWanted,
    queryKey: ["projects"],
    queryFn: fetchProjects,
    staleTime: Number.POSITIVE_INFINITY,
    retry: 1,
  });
}
