import { pauseWhileWorking } from "@/lib/async/pause-while-working";
import { createWorkQueue } from "@/lib/async/work-queue";
import { readEnv } from "@/lib/env";
import { loadAnnounced } from "@/lib/geodata/load-announced";
import { loadGridData } from "@/lib/geodata/load-grid-data";
import { loadSitingData } from "@/lib/geodata/load-siting-data";
import { createRateLimit } from "@/lib/http/limit-rate";
import { log } from "@/lib/log";
import type { PlanNetwork } from "@/lib/planning/network/plan-network";
import { Planner } from "@/lib/planning/one-plan/planner";
import { planTradeOff } from "@/lib/planning/trade-off/trade-off-planner";
import type { SitingData } from "@/lib/schema/geodata";
import { defaultScenario, type Scenario, scenarioSchema } from "@/lib/schema/scenario";
import type { SolveResponse } from "@/lib/schema/solve-response";
import { GlpkEngine } from "@/lib/solver/glpk-engine";
import { HighsEngine } from "@/lib/solver/highs-engine";
import { AnnouncedFinder } from "./announced-finder";
import type { SourceNote } from "./export-geojson";
import { hashScenario } from "./hash-scenario";
import { loadSourceNotes } from "./load-source-notes";
import { OptionFinder } from "./option-finder";
import { PlanExplainer } from "./plan-explainer";
import { ScenarioSolver } from "./scenario-solver";
import { TradeOffSolver } from "./trade-off-solver";

/** What is ready once the data are read. */
export interface ReadyService {
  readonly solver: ScenarioSolver;
  readonly tradeOff: TradeOffSolver;
  readonly explainer: PlanExplainer;
  readonly options: OptionFinder;
  readonly announced: AnnouncedFinder;
  readonly data: SitingData;
  /** The network that a scenario's plans are held to; null where headroom tables suffice. */
  readonly openNetwork: (scenario: Scenario) => PlanNetwork | null;
  readonly sources: readonly SourceNote[];
  readonly dataVersion: string;
}

/** The solvers of this process, shared by all requests. */
export interface SolveService {
  readonly ready: Promise<ReadyService>;
  /** Throws `rate_limited` beyond what one client may ask. */
  readonly limitRate: (request: Request) => Promise<void>;
  /** The same for questions about a plan, each of which is several solves. */
  readonly limitQuestions: (request: Request) => Promise<void>;
  /** Whether the first answer has been found, so that engines and caches are warm. */
  readonly isWarm: () => boolean;
  close(): Promise<void>;
}

/** Runs at once. Each waits for a solver lane of its own accord; this bounds memory. */
const RUNS_AT_ONCE = 16;
/** Curves at once: one takes the long lane for seconds, point by point. */
const CURVES_AT_ONCE = 2;
/** Questions about plans at once: they share the long lane with the proofs of new plans. */
const QUESTIONS_AT_ONCE = 2;
/** One question about a plan counts as so many solves. */
const SOLVES_PER_QUESTION = 5;

/** A plan that fails its check is shown as such, and is a defect that someone must hear of. */
async function* reportUnverified(
  responses: AsyncIterable<SolveResponse>,
): AsyncGenerator<SolveResponse> {
  for await (const response of responses) {
    const { certificate, scenario } = response;
    const isPlan = certificate.status === "optimal" || certificate.status === "feasible";
    if (isPlan && !certificate.verified) log.error({ certificate, scenario }, "an unverified plan");
    yield response;
  }
}

/** Finds the first visitor's answer before the first visitor comes, and compiles the engine. */
async function warmUp(solver: ScenarioSolver): Promise<void> {
  try {
    const { certificate } = await solver.solveToEnd(defaultScenario);
    log.info({ certificate }, "the default scenario is solved");
  } catch (err) {
    log.error({ err }, "the default scenario was not solved");
  }
}

/** Opens the stress hours and finds their first limits, for whoever asks for power flows first. */
async function warmUpNetwork(solver: ScenarioSolver): Promise<void> {
  try {
    for (const model of ["dc", "dc-n1"] as const) {
      const { certificate } = await solver.solveToEnd(scenarioSchema.parse({ grid: { model } }));
      log.info({ certificate }, "the default scenario is solved on the network");
    }
  } catch (err) {
    log.error({ err }, "the default scenario was not solved on the network");
  }
}

/** Makes the solvers and starts to read the data; engines start at the first solve. */
export function createSolveService(): SolveService {
  const env = readEnv();
  const engines = {
    highs: new HighsEngine({ workers: env.solverWorkers }),
    glpk: new GlpkEngine({ workers: 1 }),
  };
  let warm = false;
  let endStudy: () => void = () => undefined;
  const prepare = async (): Promise<ReadyService> => {
    const [data, grid, sources, projects] = await Promise.all([
      loadSitingData(),
      loadGridData(),
      loadSourceNotes(),
      loadAnnounced(),
    ]);
    const hash = (scenario: typeof defaultScenario) => hashScenario(scenario, data.version);
    const planner = new Planner({
      ...{ data, grid, engines, hashScenario: hash },
      studyWhenIdle: env.warmUp,
    });
    endStudy = () => planner.close();
    const solver = new ScenarioSolver({
      improve: (scenario, signal) => reportUnverified(planner.improve(scenario, signal)),
      dataVersion: data.version,
      queue: createWorkQueue(RUNS_AT_ONCE, env.solveQueue),
    });
    const makeQueue = (places: number) =>
      pauseWhileWorking(createWorkQueue(places, env.solveQueue), () => planner.pause());
    const queue = makeQueue(QUESTIONS_AT_ONCE);
    const openNetwork = (scenario: Scenario) => planner.openNetwork(scenario);
    const explainer = new PlanExplainer({ solver, data, engines, openNetwork, queue });
    const options = new OptionFinder({ solver, data, engines, openNetwork, queue });
    const announced = new AnnouncedFinder({
      solver,
      data,
      projects,
      engines,
      openNetwork,
      // What fits is told in milliseconds: it need not wait behind questions about plans.
      queue: makeQueue(RUNS_AT_ONCE),
    });
    const lend = (scenario: typeof defaultScenario) => planner.lend(scenario);
    const dependencies = { data, engines, hashScenario: hash, lend };
    const tradeOff = new TradeOffSolver({
      trace: (request, signal) => planTradeOff(request, dependencies, signal),
      dataVersion: data.version,
      queue: createWorkQueue(CURVES_AT_ONCE, env.solveQueue),
    });
    if (env.warmUp) {
      void warmUp(solver).then(() => {
        warm = true;
        return warmUpNetwork(solver);
      });
    }
    return {
      ...{ solver, tradeOff, explainer, options, announced, openNetwork },
      ...{ data, sources, dataVersion: data.version },
    };
  };
  const ready = prepare();
  // Whoever awaits it sees the failure; without anyone it must not end the process.
  ready.catch((err: unknown) => log.error({ err }, "the figures could not be read"));
  return {
    ready,
    limitRate: createRateLimit(env.solvesPerMinute),
    limitQuestions: createRateLimit(Math.ceil(env.solvesPerMinute / SOLVES_PER_QUESTION)),
    isWarm: () => warm,
    close: async () => {
      endStudy();
      await Promise.all([engines.highs.close(), engines.glpk.close()]);
    },
  };
}

declare global {
  var bunsanSolveService: SolveService | undefined;
}

/**
 * The process's one service. It hangs on the global object because each route is bundled with
 * modules of its own, which would each start solvers.
 */
export function shareSolveService(): SolveService {
  globalThis.bunsanSolveService ??= createSolveService();
  return globalThis.bunsanSolveService;
}
