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
  isList: true,
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
      const [id = "", range, ...more] = part.split(":");
      const pair = range === undefined ? { min: null, max: null } : readPair(range);
      const isRead = pair !== undefined && more.length === 0;
      return { id, minMw: isRead ? pair.min : Number.NaN, maxMw: isRead ? pair.max : null };
    }),
  isList: true,
};

/** Least and most MW by province: "26:300-,41:0-500". */
export const asBounds: TextForm<Scenario["provinceBounds"]> = {
  write: (bounds) =>
    Object.entries(bounds)
      .sort(([a], [b]) => a.localeCompare(b))
      .map(([code, bound]) => `${code}:${writePair(bound.minMw, bound.maxMw)}`)
      .join(","),
  read: (text) => {
    const bounds = readList(text).map((part) => {
      const [code = "", range = "", ...more] = part.split(":");
      const pair = more.length === 0 ? readPair(range) : undefined;
      return [code, { minMw: pair?.min ?? 0, maxMw: pair ? pair.max : Number.NaN }] as const;
    });
    const isTwice = new Set(bounds.map(([code]) => code)).size < bounds.length;
    // Not undefined, for which a schema puts its default.
    return isTwice ? null : Object.fromEntries(bounds);
  },
  isList: true,
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
      const [id, lon = "", lat = "", name = "", ...more] = part.split("~");
      const read = { id, lon: readNumber(lon), lat: readNumber(lat), name: decodeName(name) };
      return more.length === 0 ? read : undefined;
    }),
  isList: true,
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
