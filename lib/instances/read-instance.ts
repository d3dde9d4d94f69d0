import { CodedError } from "@/lib/errors";
import { liftCapacities, readFacility } from "./read-facility";
import { readPMedian } from "./read-p-median";
import { type NumberScan, scanNumbers } from "./scan-numbers";
import type { ServiceInstance } from "./service-instance";

/** What the caller may say about a file beyond its text. */
export interface ReadOptions {
  /** Value of the literal word "capacity" in OR-Library's capa, capb and capc. */
  readonly capacity: number | null;
  /** Leave capacities out: the uncapacitated problem on the same file. */
  readonly uncapacitated: boolean;
}

/** Whether the text is a MATPOWER case rather than a list of numbers. */
export function isMatpowerCase(text: string): boolean {
  return /^[ \t]*(?:function\b[^\r\n]*=|\w+\.(?:version|baseMVA|bus|gen|branch)[ \t]*=)/m.test(
    text.slice(0, 100_000),
  );
}

/**
 * Reads a location instance: p-median where the header has three numbers, facility location where
 * it has two; the count of numbers, then the file's name, where the header's line does not tell.
 * Throws `bad_field` or `too_large` naming the defect.
 */
export function readInstance(
  text: string,
  fileName: string,
  options: ReadOptions,
): ServiceInstance {
  // Without capacities the word may mean anything.
  const scan = scanNumbers(text, options.capacity ?? (options.uncapacitated ? 0 : null));
  if (isPMedian(scan, fileName)) return readPMedian(scan);
  const instance = readFacility(scan, fileName);
  return options.uncapacitated ? liftCapacities(instance) : instance;
}

function isPMedian(scan: NumberScan, fileName: string): boolean {
  const nextLine = scan.startsLine.indexOf(1, 1);
  const headerLength = nextLine === -1 ? scan.values.length : nextLine;
  if (headerLength === 3) return true;
  if (headerLength === 2) return false;
  const [first = Number.NaN, second = Number.NaN] = scan.values;
  const facilityLength = 2 + 2 * first + second + first * second;
  if (scan.values.length === 3 + 3 * second) return true;
  if (scan.values.length === facilityLength || scan.values.length === facilityLength + 1)
    return false;
  if (/^pmed/i.test(fileName)) return true;
  if (/^(cap|p\d)/i.test(fileName)) return false;
  throw new CodedError(
    "unsupported_type",
    "neither a p-median nor a facility-location nor a MATPOWER file: the numbers fit no header",
    "file",
  );
}
