import { createWorkQueue } from "@/lib/async/work-queue";
import { readEnv } from "@/lib/env";
import { loadGridData } from "@/lib/geodata/load-grid-data";
import { loadGridProjects } from "@/lib/geodata/load-grid-projects";
import { loadSitingData } from "@/lib/geodata/load-siting-data";
import { createRateLimit } from "@/lib/http/limit-rate";
import { log } from "@/lib/log";
import { StagePlanner, type StagesItem } from "@/lib/planning/years/stage-planner";
import { HighsEngine } from "@/lib/solver/highs-engine";
import { hashJson } from "./hash-scenario";
import { StageSolver } from "./stage-solver";

/** What plans over years, shared by all requests of the process. */
export interface StageService {
  readonly solver: Promise<StageSolver>;
  /** Throws `rate_limited` beyond what one client may ask. */
  readonly limitRate: (request: Request) => Promise<void>;
  close(): Promise<void>;
}

/** Plans and tests at once: a test of loads is short, and must not wait for a plan's seconds. */
const RUNS_AT_ONCE = 2;
/** One plan over years counts as so many solves. */
const SOLVES_PER_PLAN = 10;

/** A staged plan that fails its check is shown as such, and is a defect that someone must hear of. */
async function* reportUnverified(items: AsyncIterable<StagesItem>): AsyncGenerator<StagesItem> {
  for await (const item of items) {
    if (item.event === "plan" && !item.data.certificate.verified) {
      log.error({ certificate: item.data.certificate }, "an unverified staged plan");
    }
    yield item;
  }
}

/** Starts to read the data; the engine, two workers of its own, starts at the first question. */
export function createStageService(): StageService {
  const env = readEnv();
  const engine = new HighsEngine({ workers: env.solverWorkers });
  const prepare = async () => {
    const [data, grid, projects] = await Promise.all([
      loadSitingData(),
      loadGridData(),
      loadGridProjects(),
    ]);
    const dataVersion = data.version;
    const planner = new StagePlanner({
      ...{ data, grid, projects, engine },
      hashRequest: (request) => hashJson({ dataVersion, request }),
    });
    return new StageSolver({
      plan: (request, signal) => reportUnverified(planner.plan(request, signal)),
      dataVersion,
      queue: createWorkQueue(RUNS_AT_ONCE, env.solveQueue),
    });
  };
  const solver = prepare();
  // Whoever awaits it sees the failure; without anyone it must not end the process.
  solver.catch((err: unknown) => log.error({ err }, "the figures could not be read"));
  return {
    solver,
    limitRate: createRateLimit(Math.max(1, Math.floor(env.solvesPerMinute / SOLVES_PER_PLAN))),
    close: () => engine.close(),
  };
}

declare global {
  var bunsanStageService: StageService | undefined;
}

/** The process's one service, made when a visitor first plans over years. */
export function shareStageService(): StageService {
  globalThis.bunsanStageService ??= createStageService();
  return globalThis.bunsanStageService;
}
