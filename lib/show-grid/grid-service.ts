import { createWorkQueue } from "@/lib/async/work-queue";
import { readEnv } from "@/lib/env";
import { computeDataVersion } from "@/lib/geodata/data-version";
import { loadFacts } from "@/lib/geodata/load-facts";
import { loadGridData } from "@/lib/geodata/load-grid-data";
import { loadGridProjects } from "@/lib/geodata/load-grid-projects";
import { createRateLimit } from "@/lib/http/limit-rate";
import { HighsEngine } from "@/lib/solver/highs-engine";
import { GridShower } from "./grid-shower";

/** What shows the network, shared by all requests of the process. */
export interface GridService {
  readonly shower: Promise<GridShower>;
  /** Throws `rate_limited` beyond what one client may ask. */
  readonly limitRate: (request: Request) => Promise<void>;
  close(): Promise<void>;
}

/** Hours worked on at once: one worker serves them, and plans must not wait for pictures. */
const HOURS_AT_ONCE = 2;
/** One hour shown counts as so many solves. */
const SOLVES_PER_HOUR = 4;

/** Starts to read the network; the engine, one worker of its own, starts at the first hour. */
export function createGridService(): GridService {
  const env = readEnv();
  const engine = new HighsEngine({ workers: 1 });
  const prepare = async () => {
    const [grid, facts, projects, dataVersion] = await Promise.all([
      loadGridData(),
      loadFacts(),
      loadGridProjects(),
      computeDataVersion(),
    ]);
    const queue = createWorkQueue(HOURS_AT_ONCE, env.solveQueue);
    return new GridShower({ grid, facts, projects, engine, dataVersion, queue });
  };
  const shower = prepare();
  // Whoever awaits it sees the failure; without anyone it must not end the process.
  shower.catch(() => undefined);
  return {
    shower,
    limitRate: createRateLimit(Math.max(1, Math.floor(env.solvesPerMinute / SOLVES_PER_HOUR))),
    close: () => engine.close(),
  };
}

declare global {
  var bunsanGridService: GridService | undefined;
}

/** The process's one service, made when a visitor first looks at the network. */
export function shareGridService(): GridService {
  globalThis.bunsanGridService ??= createGridService();
  return globalThis.bunsanGridService;
}
