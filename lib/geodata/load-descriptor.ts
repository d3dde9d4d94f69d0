import { z } from "zod";
import { remember } from "@/lib/async/remember";
import { readGeodataText } from "./geodata-folder";

const namedSchema = z.object({ title: z.string(), path: z.string() });

const fieldSchema = z.object({
  name: z.string(),
  type: z.enum(["string", "integer", "number", "boolean", "array", "object"]),
  description: z.string().min(3),
  unit: z.string().optional(),
  constraints: z.object({ required: z.boolean() }),
});

/** A Frictionless data resource as `geodata/` writes it. */
export const resourceSchema = z.object({
  name: z.string().regex(/^[a-z0-9-]+$/),
  path: z.string(),
  profile: z.enum(["tabular-data-resource", "data-resource"]),
  title: z.string().min(3),
  description: z.string().min(10),
  format: z.enum(["csv", "json"]),
  bytes: z.int().positive(),
  vintage: z.string().min(4),
  caveats: z.array(z.string()),
  licenses: z.array(namedSchema.extend({ name: z.string() })).length(1),
  sources: z.array(namedSchema).min(1),
  schema: z.object({
    fields: z.array(fieldSchema).min(1),
    primaryKey: z.array(z.string()).optional(),
  }),
});

const descriptorSchema = z.object({
  profile: z.literal("data-package"),
  name: z.string(),
  title: z.string(),
  licenses: z.array(namedSchema.extend({ name: z.string() })),
  sources: z.array(namedSchema),
  resources: z.array(resourceSchema),
});

export type DataResource = z.infer<typeof resourceSchema>;
export type DataDescriptor = z.infer<typeof descriptorSchema>;

/** What `geodata/datapackage.json` says of every resource: licence, sources, vintage, caveats. */
export const loadDescriptor: () => Promise<DataDescriptor> = remember(async () =>
  descriptorSchema.parse(JSON.parse(await readGeodataText("datapackage.json"))),
);
