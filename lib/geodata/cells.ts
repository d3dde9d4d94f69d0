import { z } from "zod";

/** A CSV cell as a number; an empty cell is an error, not 0. */
export const numberCell = z
  .string()
  .regex(/^-?\d+(\.\d+)?(e[+-]?\d+)?$/i)
  .transform(Number);

/** A CSV cell as a whole number. */
export const intCell = z
  .string()
  .regex(/^-?\d+$/)
  .transform(Number);

export const booleanCell = z.enum(["true", "false"]).transform((text) => text === "true");

export const textCell = z.string().min(1);

/** The same cell where empty means unknown or not applicable: null. */
export function optionalCell<T>(cell: z.ZodType<T, string>) {
  return z.union([z.literal("").transform(() => null), cell]);
}
