import { z } from "zod";
import { CodedError } from "@/lib/errors";
import { parseWith } from "@/lib/http/parse-with";
import { toErrorBody } from "@/lib/http/respond-error";
import type { Station } from "@/lib/schema/geodata";
import { defaultScenario, type Scenario, scenarioSchema } from "@/lib/schema/scenario";
import { type FileResponse, type RecordedSite, recordedSiteSchema } from "@/lib/schema/site-file";
import { compareSites, hasDifferences, listDifferences } from "./compare-sites";
import { holdSites } from "./hold-sites";
import { type FileSite, readProperties, readSite, readSiteId } from "./read-site";
import { findSizeProperty } from "./read-size";
import { checkCoordinateSystem, parseCollection, type SiteCollection } from "./site-collection";

/** A plan that was exported by us carries its scenario in the foreign member `bunsan`. */
const exportedSchema = z.looseObject({ bunsan: z.looseObject({ scenario: scenarioSchema }) });

/** What an export says of its plan; older files have the totals alone. */
const recordSchema = z.object({
  bunsan: z.object({
    sites: z.array(recordedSiteSchema).max(1000).optional().catch(undefined),
    totals: z.object({ siteCount: z.int(), placedMw: z.number() }).optional().catch(undefined),
  }),
});

/** Places that features may name by id, and the scenario that takes points of others. */
export interface FileContext {
  readonly stations: readonly Station[];
  readonly scenario?: Scenario;
}

/** A file that was read, and why its sites cannot be taken, if they cannot. */
export interface ReadFile {
  readonly response: FileResponse;
  readonly fault: CodedError | null;
}

interface ReadSites {
  readonly sites: FileSite[];
  readonly sizeProperty: string | null;
  /** Ids that features name which cannot be read: those sites are not gone. */
  readonly unread: ReadonlySet<string | null>;
  /** The first thing that cannot be read. */
  readonly fault: CodedError | null;
}

function readSites(collection: SiteCollection): ReadSites {
  const sizeProperty = findSizeProperty(collection.features.map(readProperties));
  const sites: FileSite[] = [];
  const unread = new Set<string | null>();
  let fault: CodedError | null = null;
  const attempt = (read: () => void) => {
    try {
      read();
      return true;
    } catch (thrown) {
      if (!(thrown instanceof CodedError)) throw thrown;
      fault ??= thrown;
      return false;
    }
  };
  attempt(() => checkCoordinateSystem(collection));
  collection.features.forEach((feature, position) => {
    const isRead = attempt(() => sites.push(readSite(feature, position, sizeProperty)));
    if (!isRead) unread.add(readSiteId(feature));
  });
  return { sites, sizeProperty, unread, fault };
}

/**
 * What an export says of its plan's sites. Older files record only how many they were and their MW:
 * then each site that stands where its id says counts as it is, and the sums tell of the rest.
 */
function recallPlan(
  collection: SiteCollection,
  sites: readonly FileSite[],
  known: readonly { id: string; lon: number; lat: number }[],
) {
  const { sites: recorded, totals } = recordSchema.parse(collection).bunsan;
  if (recorded) {
    const placedMw = recorded.reduce((sum, { loadMw }) => sum + loadMw, 0);
    return { recorded, totals: { siteCount: recorded.length, placedMw } };
  }
  const placeOf = new Map(known.map((place) => [place.id, place]));
  const guessed = sites.flatMap((site): RecordedSite[] => {
    const place = placeOf.get(site.id ?? "");
    if (!place) return [];
    const name = { ko: site.name, en: site.name };
    return [{ id: place.id, name, lon: place.lon, lat: place.lat, loadMw: site.loadMw ?? 0 }];
  });
  const { siteCount = null, placedMw = null } = totals ?? {};
  return { recorded: guessed, totals: { siteCount, placedMw } };
}

/** Sites of others, or of an export that lost its scenario on the way through another program. */
function readPoints(collection: SiteCollection, { stations, scenario }: FileContext): ReadFile {
  const { sites, sizeProperty, fault } = readSites(collection);
  const hint = "A GeoJSON without a Bunsan scenario";
  if (fault) throw new CodedError(fault.code, `${hint}. ${fault.message}`, fault.field);
  if (sites.length === 0) {
    throw new CodedError("bad_field", `${hint} and without points`, "bunsan");
  }
  const compared = compareSites(sites, []);
  const differences = listDifferences(sites, compared, { siteCount: null, placedMw: null });
  const held = holdSites(scenario ?? defaultScenario, compared, stations);
  const asLocks = { ...held, sizeProperty };
  const found = { kind: "sites", scenario: null, differences } as const;
  return { response: { ...found, asLocks, unreadable: null }, fault: null };
}

/**
 * Reads a GeoJSON file before anything is solved: an export as it was, one whose sites were edited,
 * or points without a scenario. Throws `bad_field`, `not_points` or `not_degrees` where there is
 * nothing to offer.
 */
export function readSiteFile(body: unknown, context: FileContext): ReadFile {
  const collection = parseCollection(body);
  if ((collection.bunsan ?? null) === null) return readPoints(collection, context);
  const { scenario } = parseWith(exportedSchema, collection).bunsan;
  const { sites, sizeProperty, unread, fault } = readSites(collection);
  const places = [...context.stations, ...scenario.ownSites];
  const { recorded, totals } = recallPlan(collection, sites, places);
  const compared = compareSites(
    sites,
    recorded.filter(({ id }) => !unread.has(id)),
  );
  const differences = listDifferences(sites, compared, totals);
  const isUntold = totals.siteCount === null && sites.length > 0;
  const isAsItWas = !fault && !isUntold && !hasDifferences(differences);
  const found = isAsItWas
    ? ({ kind: "scenario", scenario, differences: null } as const)
    : ({ kind: "edited", scenario, differences } as const);
  try {
    if (fault) throw fault;
    const asLocks = { ...holdSites(scenario, compared, context.stations), sizeProperty };
    return { response: { ...found, asLocks, unreadable: null }, fault: null };
  } catch (thrown) {
    if (!(thrown instanceof CodedError)) throw thrown;
    const unreadable = toErrorBody(thrown).error;
    return { response: { ...found, asLocks: null, unreadable }, fault: thrown };
  }
}
