import { type Dirent, readdirSync, statSync } from "node:fs";
import path from "node:path";
import { CodedError } from "@/lib/errors";

/** More files than this are a wrong folder. */
const MAX_FILES = 20_000;

/** A file found in a folder, or why a name there cannot be read. */
export interface FoundFile {
  /** Relative to the folder, with `/`. */
  readonly name: string;
  readonly path: string;
  /** Null where the file can be opened. */
  readonly problem: string | null;
}

/**
 * Every file below `folder`, sorted by name; links to folders are not followed, so that a loop
 * ends. A single file is a folder of one. Throws `not_found`, `bad_field` or `too_large` where
 * the folder itself cannot be used.
 */
export function listFiles(folder: string): FoundFile[] {
  const stats = statSync(folder, { throwIfNoEntry: false });
  if (!stats) throw new CodedError("not_found", `There is no ${folder}`, "folder");
  if (stats.isFile()) return [{ name: path.basename(folder), path: folder, problem: null }];
  if (!stats.isDirectory()) throw new CodedError("bad_field", `${folder} is no folder`, "folder");
  const found: FoundFile[] = [];
  const waiting = [""];
  for (let inner = waiting.pop(); inner !== undefined; inner = waiting.pop()) {
    for (const entry of readEntries(folder, inner, found)) {
      const name = inner === "" ? entry.name : `${inner}/${entry.name}`;
      if (entry.isDirectory()) waiting.push(name);
      else found.push({ name, path: path.join(folder, name), problem: findProblem(folder, name) });
      if (found.length > MAX_FILES) {
        throw new CodedError("too_large", `${folder} holds more than ${MAX_FILES} files`, "folder");
      }
    }
  }
  return found.sort((a, b) => (a.name < b.name ? -1 : a.name > b.name ? 1 : 0));
}

function readEntries(folder: string, inner: string, found: FoundFile[]): Dirent[] {
  try {
    return readdirSync(path.join(folder, inner), { withFileTypes: true });
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    if (inner === "")
      throw new CodedError("bad_field", `${folder} cannot be read: ${reason}`, "folder");
    found.push({
      name: inner,
      path: path.join(folder, inner),
      problem: `cannot be read: ${reason}`,
    });
    return [];
  }
}

function findProblem(folder: string, name: string): string | null {
  try {
    const stats = statSync(path.join(folder, name));
    if (stats.isDirectory()) return "a link to a folder is not followed";
    return stats.isFile() ? null : "not a regular file";
  } catch (error) {
    return `cannot be opened: ${error instanceof Error ? error.message : String(error)}`;
  }
}
