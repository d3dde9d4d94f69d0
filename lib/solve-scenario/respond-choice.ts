import { CodedError } from "@/lib/errors";
import { toErrorBody } from "@/lib/http/respond-error";
import { statusOf } from "@/lib/http/status-of";
import type { FileResponse, SiteChoice, SiteDifferences } from "@/lib/schema/site-file";

/** Differences of one kind that a message names; the answer lists all of them. */
const NAMED = 3;

function nameSome(items: readonly string[], what: string): string[] {
  if (items.length === 0) return [];
  const rest = items.length > NAMED ? ", …" : "";
  return [`${items.length} ${what} (${items.slice(0, NAMED).join(", ")}${rest})`];
}

function describe(differences: SiteDifferences, isEdited: boolean): string {
  const { deleted, changed, moved, added, siteCount, placedMw } = differences;
  const parts = [
    ...nameSome(
      deleted.map(({ id, name, loadMw }) => `${id} ${name.en} ${loadMw} MW`),
      "deleted",
    ),
    ...nameSome(
      changed.map(({ id, name, fromMw, toMw }) => `${id} ${name.en} ${fromMw} → ${toMw ?? "?"} MW`),
      "changed",
    ),
    ...nameSome(
      moved.map(({ id, name, movedKm }) => `${id} ${name.en} by ${movedKm} km`),
      "moved",
    ),
    ...nameSome(
      added.map(({ name, loadMw }) => `${name}${loadMw === null ? "" : ` ${loadMw} MW`}`),
      isEdited ? "added" : "points",
    ),
  ];
  if (parts.length > 0) return parts.join("; ");
  const mw = (value: number | null) => (value === null ? "?" : Math.round(value * 1000) / 1000);
  return `${siteCount.from ?? "?"} → ${siteCount.to} sites, ${mw(placedMw.from)} → ${mw(placedMw.to)} MW`;
}

function explain({ kind, differences, unreadable }: FileResponse, choices: SiteChoice[]) {
  const told = differences ? describe(differences, kind === "edited") : "";
  const fault = unreadable ? ` The sites cannot be taken: ${unreadable.message}.` : "";
  const ways = choices.map((choice) => `sites=${choice}`).join(" or ");
  if (kind === "sites") {
    const message = `A GeoJSON without a Bunsan scenario: ${told}. Its points are taken as sites with ${ways}`;
    return new CodedError("no_scenario", message, "bunsan");
  }
  const message = `The sites of the file are not those of its scenario's plan: ${told}.${fault} Say what is meant with ${ways}`;
  return new CodedError("sites_differ", message, "features");
}

/** Asks what is meant by a file: a 409 that lists how its sites differ, and the ways to go on. */
export function respondChoice(file: FileResponse): Response {
  const choices: SiteChoice[] = [
    ...(file.scenario ? (["scenario"] as const) : []),
    ...(file.asLocks ? (["asLocks"] as const) : []),
  ];
  const error = explain(file, choices);
  const body = { ...toErrorBody(error), differences: file.differences, choices };
  const headers = { "Cache-Control": "no-store" };
  return Response.json(body, { status: statusOf(error.code), headers });
}
