import { readdirSync, readFileSync, statSync } from "node:fs";
import { join, relative } from "node:path";
import Papa from "papaparse";
import { z } from "zod";
import { resolveGeodataFolder } from "@/lib/geodata/geodata-folder";
import {
  type DataDescriptor,
  type DataResource,
  loadDescriptor,
} from "@/lib/geodata/load-descriptor";

/** Identifiers of the Open Definition that the data use; any other licence goes without a name. */
const openDefinitionNames = ["CC-BY-4.0", "ODbL-1.0", "other-open", "other-pd"];

const MAX_BYTES = 6_000_000;
const codeFolders = new Set(["build", "check"]);
const rowsSchema = z.array(z.record(z.string(), z.string()));

function listFiles(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    return entry.isDirectory() ? listFiles(path) : [path];
  });
}

function listDataFiles(folder: string): string[] {
  return listFiles(folder)
    .map((path) => relative(folder, path).replaceAll("\\", "/"))
    .filter((path) => !codeFolders.has(path.split("/")[0] ?? "") && !path.endsWith(".md"));
}

function fitsType(text: string, type: string): boolean {
  if (type === "integer") return /^-?\d+$/.test(text);
  if (type === "number") return text.trim() !== "" && Number.isFinite(Number(text));
  if (type === "boolean") return text === "true" || text === "false";
  return true;
}

function checkTable(resource: DataResource, text: string): string[] {
  const parsed = Papa.parse(text, { header: true, skipEmptyLines: true });
  const rows = rowsSchema.parse(parsed.data);
  const { fields, primaryKey = [] } = resource.schema;
  const header = parsed.meta.fields?.join();
  if (header !== fields.map(({ name }) => name).join()) return ["its header is not its schema"];
  const problems = new Set<string>();
  for (const row of rows) {
    for (const { name, type, constraints } of fields) {
      const cell = row[name] ?? "";
      if (cell === "" && constraints.required) problems.add(`"${name}" is empty in a row`);
      if (cell !== "" && !fitsType(cell, type)) problems.add(`"${name}" holds "${cell}"`);
    }
  }
  const keys = rows.map((row) => primaryKey.map((name) => row[name]).join(" "));
  if (primaryKey.length === 0) problems.add("it has no primary key");
  if (new Set(keys).size !== rows.length) problems.add("its primary key repeats");
  return [...problems];
}

/** An address is a URI: ASCII alone, anything else percent-encoded. */
function listBadAddresses(text: string): string[] {
  const addresses = text.match(/https?:\/\/[^\s",;]+/g) ?? [];
  return addresses.filter((address) => !/^[\x21-\x7e]+$/.test(address) || !URL.canParse(address));
}

function checkCitations({ licenses, sources }: Pick<DataDescriptor, "licenses" | "sources">) {
  const names = licenses.flatMap(({ name }) => name ?? []);
  return [
    ...names
      .filter((name) => !openDefinitionNames.includes(name))
      .map((name) => `${name} is no licence of the Open Definition`),
    ...[...licenses, ...sources]
      .flatMap(({ path }) => listBadAddresses(path))
      .map((address) => `${address} is no URI`),
  ];
}

function checkResource(resource: DataResource, folder: string): string[] {
  const text = readFileSync(join(folder, resource.path), "utf8");
  const problems: string[] = [];
  if (Buffer.byteLength(text) !== resource.bytes) problems.push("its size is not as described");
  if (text.includes("\r")) problems.push("it holds carriage returns");
  const isOpenDatabase = resource.licenses[0]?.name === "ODbL-1.0";
  if (isOpenDatabase !== resource.path.startsWith("odbl/")) {
    problems.push("its folder does not fit its licence");
  }
  problems.push(...checkCitations(resource));
  problems.push(...listBadAddresses(text).map((address) => `${address} is no URI`));
  if ((resource.format === "csv") !== (resource.type === "table")) {
    problems.push("its type does not fit its format");
  }
  if (resource.format === "csv") problems.push(...checkTable(resource, text));
  return problems.map((problem) => `${resource.name}: ${problem}`);
}

/** What is wrong with the description of the data: files, headers, types, keys, licences, size. */
export async function checkPackage(): Promise<string[]> {
  const folder = resolveGeodataFolder();
  const descriptor = await loadDescriptor();
  const { resources } = descriptor;
  const listed = new Set([...resources.map(({ path }) => path), "datapackage.json"]);
  const present = listDataFiles(folder);
  const missing = [...listed].filter((path) => !present.includes(path));
  if (missing.length > 0) return missing.map((path) => `${path} is described and missing`);
  const bytes = present.reduce((total, path) => total + statSync(join(folder, path)).size, 0);
  return [
    ...present.filter((path) => !listed.has(path)).map((path) => `${path} is not described`),
    ...(bytes > MAX_BYTES ? [`the files take ${bytes} bytes`] : []),
    ...checkCitations(descriptor),
    ...resources.flatMap((resource) => checkResource(resource, folder)),
  ];
}
