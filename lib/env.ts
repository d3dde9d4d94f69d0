import { availableParallelism } from "node:os";
import { z } from "zod";

/** The service's settings as they are written. */
export const envSchema = z.object({
  NODE_ENV: z.string().default("development"),
  LOG_LEVEL: z.enum(["fatal", "error", "warn", "info", "debug", "trace", "silent"]).optional(),
  /** Worker threads that hold solvers; each takes about 45 MB. */
  SOLVER_WORKERS: z.coerce.number().int().min(1).max(64).optional(),
  /** Solves that may wait for a free worker before the service answers "busy". */
  SOLVE_QUEUE: z.coerce.number().int().min(0).max(10_000).default(32),
  /** Solves one client may ask for in a minute; each slider move is one. */
  SOLVES_PER_MINUTE: z.coerce.number().int().min(1).default(1200),
  /** "0": do not solve the default scenario before anyone asks. */
  WARM_UP: z.enum(["0", "1"]).optional(),
});

export interface Env {
  readonly production: boolean;
  readonly logLevel: string;
  readonly solverWorkers: number;
  readonly solveQueue: number;
  readonly solvesPerMinute: number;
  readonly warmUp: boolean;
}

function defaultLogLevel(nodeEnv: string): string {
  return nodeEnv === "test" ? "silent" : "info";
}

/**
 * Reads the service's settings from environment variables; every one has a default, which an empty
 * one takes too. Throws with the names of those that do not parse: a server must not start on a
 * misread setting.
 */
export function readEnv(source: NodeJS.ProcessEnv = process.env): Env {
  const given = Object.entries(source).filter(([, value]) => value !== "");
  const parsed = envSchema.safeParse(Object.fromEntries(given));
  if (!parsed.success) {
    const faults = parsed.error.issues.map(({ path, message }) => `${path.join(".")}: ${message}`);
    throw new Error(`Settings that cannot be read: ${faults.join("; ")}`);
  }
  const env = parsed.data;
  return {
    production: env.NODE_ENV === "production",
    logLevel: env.LOG_LEVEL ?? defaultLogLevel(env.NODE_ENV),
    solverWorkers: env.SOLVER_WORKERS ?? Math.min(2, availableParallelism()),
    solveQueue: env.SOLVE_QUEUE,
    solvesPerMinute: env.SOLVES_PER_MINUTE,
    warmUp: env.WARM_UP === undefined ? env.NODE_ENV !== "test" : env.WARM_UP === "1",
  };
}
