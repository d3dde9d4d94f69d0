import { z } from "zod";
import { remember } from "@/lib/async/remember";
import { readGeodataText } from "./geodata-folder";

/** The profiles of Data Package 2.0 that the description of the data names. */
export const profiles = {
  package: "https://datapackage.org/profiles/2.0/datapackage.json",
  resource: "https://datapackage.org/profiles/2.0/dataresource.json",
  table: "https://datapackage.org/profiles/2.0/tableschema.json",
} as const;

const citedSchema = z.object({ title: z.string(), path: z.string() });

/** A licence; `name` is its identifier in the Open Definition, where it has one. */
const licenceSchema = citedSchema.extend({ name: z.string().optional() });

const fieldSchema = z.object({
  name: z.string(),
  type: z.enum(["string", "integer", "number", "boolean", "array", "object"]),
  description: z.string().min(3),
  unit: z.string().optional(),
  constraints: z.object({ required: z.boolean() }),
});

/** A resource of Data Package 2.0 as `geodata/` writes it; only a table has a type. */
export const resourceSchema = z.object({
  $schema: z.literal(profiles.resource),
  name: z.string().regex(/^[a-z0-9-]+$/),
  path: z.string(),
  type: z.literal("table").optional(),
  title: z.string().min(3),
  description: z.string().min(10),
  format: z.enum(["csv", "json"]),
  bytes: z.int().positive(),
  vintage: z.string().min(4),
  caveats: z.array(z.string()),
  licenses: z.array(licenceSchema).length(1),
  sources: z.array(citedSchema).min(1),
  schema: z.object({
    $schema: z.literal(profiles.table),
    fields: z.array(fieldSchema).min(1),
    primaryKey: z.array(z.string()).optional(),
  }),
});

const descriptorSchema = z.object({
  $schema: z.literal(profiles.package),
  name: z.string(),
  title: z.string(),
  licenses: z.array(licenceSchema),
  sources: z.array(citedSchema),
  resources: z.array(resourceSchema),
});

export type DataResource = z.infer<typeof resourceSchema>;
export type DataDescriptor = z.infer<typeof descriptorSchema>;

/** What a licence is called for short: its identifier, or its title where it has none. */
export function nameLicence({ name, title }: DataResource["licenses"][number]): string {
  return name ?? title;
}

/** What `geodata/datapackage.json` says of every resource: licence, sources, vintage, caveats. */
export const loadDescriptor: () => Promise<DataDescriptor> = remember(async () =>
  descriptorSchema.parse(JSON.parse(await readGeodataText("datapackage.json"))),
);
