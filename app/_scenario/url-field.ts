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

/** One scenario field in the address: how it is written, and read (undefined = invalid). */
export interface UrlField {
  readonly key: string;
  /** Dotted path of the field, as errors name it. */
  readonly path: string;
  write(scenario: Scenario): string;
  read(text: string, into: Scenario): Scenario | undefined;
}

/** How a value is written in the address; what is read is not yet checked. */
export interface TextForm<Value> {
  write(value: Value): string;
  read(text: string): unknown;
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
    read: (raw: string, into: Of): Of | undefined => {
      const parsed = schema.safeParse(text.read(raw));
      return parsed.success ? { ...into, [name]: parsed.data } : undefined;
    },
  };
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
      return read && { ...into, [part]: read };
    },
  };
}
