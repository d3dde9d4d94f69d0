import type { Scenario } from "@/lib/schema/scenario";
import type { TextForm } from "./url-field";
import {
  readList,
  readNullableNumber,
  readNumber,
  readPair,
  writeNullableNumber,
  writeNumber,
  writePair,
} from "./url-values";

/** A number. */
export const asNumber: TextForm<number> = { write: writeNumber, read: readNumber };

/** A number, or "any". */
export const asNullableNumber: TextForm<number | null> = {
  write: writeNullableNumber,
  read: readNullableNumber,
};

/** One of some words. */
export const asWord: TextForm<string> = { write: (word) => word, read: (text) => text };

/** Words parted by commas. */
export const asWords: TextForm<readonly string[]> = {
  write: (words) => words.join(","),
  read: readList,
};

/** Sites to keep in: "s12,xa1:200-". */
export const asLocks: TextForm<Scenario["lockedIn"]> = {
  write: (locks) =>
    locks
      .map((lock) =>
        lock.minMw === null && lock.maxMw === null
          ? lock.id
          : `${lock.id}:${writePair(lock.minMw, lock.maxMw)}`,
      )
      .join(","),
  read: (text) =>
    readList(text).map((part) => {
      const [id = "", range] = part.split(":");
      const pair = range === undefined ? { min: null, max: null } : readPair(range);
      return { id, minMw: pair ? pair.min : Number.NaN, maxMw: pair ? pair.max : null };
    }),
};

/** Least and most MW by province: "26:300-,41:0-500". */
export const asBounds: TextForm<Scenario["provinceBounds"]> = {
  write: (bounds) =>
    Object.entries(bounds)
      .sort(([a], [b]) => a.localeCompare(b))
      .map(([code, bound]) => `${code}:${writePair(bound.minMw, bound.maxMw)}`)
      .join(","),
  read: (text) =>
    Object.fromEntries(
      readList(text).map((part) => {
        const [code = "", range = ""] = part.split(":");
        const pair = readPair(range);
        return [code, { minMw: pair?.min ?? 0, maxMw: pair ? pair.max : Number.NaN }];
      }),
    ),
};

/** A person's own sites: "xa1~127.25~36.5~name". */
export const asOwnSites: TextForm<Scenario["ownSites"]> = {
  write: (sites) =>
    sites
      .map((own) =>
        [own.id, writeNumber(own.lon), writeNumber(own.lat), encodeName(own.name)].join("~"),
      )
      .join(","),
  read: (text) =>
    readList(text).map((part) => {
      const [id, lon = "", lat = "", name = ""] = part.split("~");
      return { id, lon: readNumber(lon), lat: readNumber(lat), name: decodeName(name) };
    }),
};

/** `~` parts the members of a site, so it is escaped as well. */
function encodeName(name: string): string {
  return encodeURIComponent(name).replaceAll("~", "%7E");
}

function decodeName(text: string): string | undefined {
  try {
    return decodeURIComponent(text);
  } catch {
    return undefined;
  }
}
