import { CodedError } from "@/lib/errors";
import type { SitingData } from "@/lib/schema/geodata";
import type { BuildUp } from "@/lib/schema/stages";
import type { StagesRequest } from "@/lib/schema/stages-request";
import { gatherSiteFacts } from "@/lib/siting/site-facts";

/**
 * The loads of an earlier answer with what the data say of their sites. Throws `unknown_id` for a
 * site that there is not, `bad_field` where loads do not fit the stages or fall.
 */
export function readBuildUp(
  { check, stages, scenario }: StagesRequest,
  data: SitingData,
): BuildUp[] {
  const facts = new Map(gatherSiteFacts(scenario, data).map((site) => [site.id, site]));
  const seen = new Set<string>();
  return (check ?? []).map(({ site, loadsMw }, position): BuildUp => {
    const field = `check.${position}`;
    const known = facts.get(site);
    if (!known) throw new CodedError("unknown_id", `No site ${site}`, `${field}.site`);
    if (seen.has(site))
      throw new CodedError("bad_field", `${site} is named twice`, `${field}.site`);
    seen.add(site);
    const falls = loadsMw.some((mw, stage) => mw < (loadsMw[stage - 1] ?? 0));
    if (loadsMw.length !== stages.length || falls) {
      const message = "One load for each stage, none below the one before";
      throw new CodedError("bad_field", message, `${field}.loadsMw`);
    }
    const { name, province, bus, lon, lat } = known;
    return { site, name, province, bus, lon, lat, loadsMw };
  });
}
