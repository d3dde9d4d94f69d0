import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import Papa from "papaparse";
import { profiles } from "@/lib/geodata/load-descriptor";
import { licences } from "./licences";
import type { Field, Resource } from "./resource";
import { sources } from "./sources";

/** The bytes of a resource: CSV with \n line ends, or compact JSON and one line end. */
export function encodeResource(resource: Resource): string {
  if (resource.kind === "json") return `${JSON.stringify(resource.content)}\n`;
  const columns = resource.fields.map((field) => field.name);
  for (const row of resource.rows) {
    for (const key of Object.keys(row)) {
      if (!columns.includes(key)) throw new Error(`${resource.name}: "${key}" is not described`);
    }
  }
  const data = resource.rows.map((row) =>
    columns.map((column) => {
      const cell = row[column];
      if (cell === undefined) throw new Error(`${resource.name}: a row lacks "${column}"`);
      if (typeof cell === "number" && !Number.isFinite(cell)) {
        throw new Error(`${resource.name}: "${column}" is ${cell}`);
      }
      return cell;
    }),
  );
  return `${Papa.unparse({ fields: columns, data }, { newline: "\n" })}\n`;
}

/** A title with an address, percent-encoded: a URI has no letters beyond ASCII. */
function cite<Cited extends { path: string }>(cited: Cited): Cited {
  return { ...cited, path: cited.path.replace(/[^\x21-\x7e]+/g, encodeURIComponent) };
}

function describeField({ name, type, description, unit, nullable }: Field) {
  return {
    name,
    type,
    description,
    ...(unit === undefined ? {} : { unit }),
    constraints: { required: nullable !== true },
  };
}

function describeResource(resource: Resource, bytes: number) {
  const isTable = resource.kind === "table";
  return {
    $schema: profiles.resource,
    name: resource.name,
    path: resource.path,
    ...(isTable ? { type: "table" } : {}),
    title: resource.title,
    description: resource.description,
    format: isTable ? "csv" : "json",
    mediatype: isTable ? "text/csv" : "application/json",
    encoding: "utf-8",
    bytes,
    vintage: resource.vintage,
    caveats: resource.caveats,
    licenses: [cite(licences[resource.licence])],
    sources: resource.sources.map((id) => cite(sources[id])),
    schema: {
      $schema: profiles.table,
      fields: resource.fields.map(describeField),
      ...(isTable ? { primaryKey: resource.primaryKey, missingValues: [""] } : {}),
    },
  };
}

/** Writes every resource and `datapackage.json`; the same input gives the same bytes. */
export function writePackage(folder: string, resources: readonly Resource[]): void {
  const written = resources.map((resource) => ({ resource, text: encodeResource(resource) }));
  for (const subfolder of new Set(resources.map((resource) => dirname(resource.path)))) {
    rmSync(join(folder, subfolder), { recursive: true, force: true });
    mkdirSync(join(folder, subfolder), { recursive: true });
  }
  for (const { resource, text } of written) writeFileSync(join(folder, resource.path), text);
  const descriptor = {
    $schema: profiles.package,
    name: "bunsan-geodata",
    title: "Bunsan: places, grid and published facts for siting data centres in South Korea",
    description:
      "Figures that the app reads. Each resource names its licence, sources, vintage and caveats. Resources below odbl/ are derived from OpenStreetMap and KPG 193 and are passed on under ODbL 1.0; the others are not. An empty cell is unknown, never zero.",
    licenses: Object.values(licences).map(cite),
    sources: Object.values(sources).map(cite),
    resources: written.map(({ resource, text }) =>
      describeResource(resource, Buffer.byteLength(text)),
    ),
  };
  writeFileSync(join(folder, "datapackage.json"), `${JSON.stringify(descriptor, null, 2)}\n`);
}
