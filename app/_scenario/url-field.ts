import type { z } from "zod";
import {
  accessRulesSchema,
  criterionCapsSchema,
  gridRulesSchema,
  limitRulesSchema,
  reinforcementRulesSchema,
  renewableRulesSchema,
  type Scenario,
  scenarioSchema,
  siteRulesSchema,
  spreadRulesSchema,
  weightsSchema,
} from "@/lib/schema/scenario";
import { readList } from "./url-values";

/** A whole after a text was read into it, and the parts of the text that could not be read. */
interface Read<Of> {
  readonly into: Of;
  readonly unread: readonly string[];
}

/** One scenario field in the address: how it is written and read. */
export interface UrlField {
  readonly key: string;
  /** Dotted path of the field, as errors name it. */
  readonly path: string;
  write(scenario: Scenario): string;
  read(text: string, into: Scenario): Read<Scenario>;
}

/** How a value is written in the address; what is read is not yet checked. */
export interface TextForm<Value> {
  write(value: Value): string;
  read(text: string): unknown;
  /** Parts that commas divide, each of which can be read by itself. */
  readonly isList?: boolean;
}

/** The parts of a scenario whose members have keys of their own. */
const parts = {
  weights: weightsSchema.shape,
  site: siteRulesSchema.shape,
  limits: limitRulesSchema.shape,
  renewables: renewableRulesSchema.shape,
  access: accessRulesSchema.shape,
  reinforcement: reinforcementRulesSchema.shape,
  spread: spreadRulesSchema.shape,
  grid: gridRulesSchema.shape,
  criterionCaps: criterionCapsSchema.shape,
};

type Part = keyof typeof parts;

/** Writes and reads one member of an object, which its schema checks. */
function describeMember<Of extends object, Name extends keyof Of>(
  name: Name,
  schema: z.ZodType<Of[Name]>,
  text: TextForm<Of[Name]>,
) {
  return {
    write: (of: Of) => text.write(of[name]),
    read: (raw: string, into: Of): Read<Of> => {
      const { value, unread } = readValue(raw, schema, text);
      return { into: value === undefined ? into : { ...into, [name]: value }, unread };
    },
  };
}

/** Reads a value; of a list that holds a part that is none, what its other parts say. */
function readValue<Value>(raw: string, schema: z.ZodType<Value>, text: TextForm<Value>) {
  const read = (some: string) => schema.safeParse(text.read(some)).data;
  const whole = read(raw);
  if (whole !== undefined) return { value: whole, unread: [] };
  const parts = text.isList ? readList(raw) : [];
  const good = parts.filter((part) => read(part) !== undefined);
  // Parts that are good one by one may be too many together, or speak of the same.
  const rest = good.length > 0 ? read(good.join(",")) : undefined;
  if (rest === undefined) return { value: undefined, unread: [raw] };
  return { value: rest, unread: parts.filter((part) => !good.includes(part)) };
}

/** A field at the top of the scenario under a key of the address. */
export function topField<Name extends Exclude<keyof Scenario, Part>>(
  key: string,
  name: Name,
  text: TextForm<Scenario[Name]>,
): UrlField {
  const shape: Record<string, unknown> = scenarioSchema.shape;
  const schema = shape[name] as z.ZodType<Scenario[Name]>;
  return { key, path: name, ...describeMember<Scenario, Name>(name, schema, text) };
}

/** A member of a part of the scenario under a key of the address. */
export function partField<In extends Part, Name extends keyof Scenario[In] & string>(
  key: string,
  part: In,
  name: Name,
  text: TextForm<Scenario[In][Name]>,
): UrlField {
  const shape: Record<string, unknown> = parts[part];
  const schema = shape[name] as z.ZodType<Scenario[In][Name]>;
  const member = describeMember<Scenario[In], Name>(name, schema, text);
  return {
    key,
    path: `${part}.${name}`,
    write: (scenario) => member.write(scenario[part]),
    read: (raw, into) => {
      const read = member.read(raw, into[part]);
      return { into: { ...into, [part]: read.into }, unread: read.unread };
    },
  };
}
