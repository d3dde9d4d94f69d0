import { hashJson } from "@/lib/async/hash-json";
import { pauseWhileWorking } from "@/lib/async/pause-while-working";
import { remember } from "@/lib/async/remember";
import { createWorkQueue } from "@/lib/async/work-queue";
import { type Env, readEnv } from "@/lib/env";
import { loadAnnounced } from "@/lib/geodata/load-announced";
import { loadFacts } from "@/lib/geodata/load-facts";
import { loadGridData } from "@/lib/geodata/load-grid-data";
import { loadGridProjects } from "@/lib/geodata/load-grid-projects";
import { loadSitingData } from "@/lib/geodata/load-siting-data";
import { createRateLimit, type RateLimit } from "@/lib/http/limit-rate";
import { log } from "@/lib/log";
import type { PlanNetwork } from "@/lib/planning/network/plan-network";
import { Planner } from "@/lib/planning/one-plan/planner";
import { planTradeOff } from "@/lib/planning/trade-off/trade-off-planner";
import { StagePlanner } from "@/lib/planning/years/stage-planner";
import type { SitingData } from "@/lib/schema/geodata";
import type { Scenario } from "@/lib/schema/scenario";
import { GridShower } from "@/lib/show-grid/grid-shower";
import { AnnouncedFinder } from "@/lib/solve-scenario/announced-finder";
import type { SourceNote } from "@/lib/solve-scenario/export-geojson";
import { hashScenario } from "@/lib/solve-scenario/hash-scenario";
import { loadSourceNotes } from "@/lib/solve-scenario/load-source-notes";
import { OptionFinder } from "@/lib/solve-scenario/option-finder";
import { PlanExplainer } from "@/lib/solve-scenario/plan-explainer";
import { ScenarioSolver } from "@/lib/solve-scenario/scenario-solver";
import { StageSolver } from "@/lib/solve-scenario/stage-solver";
import { TradeOffSolver } from "@/lib/solve-scenario/trade-off-solver";
import { countSolverThreads, placesAtOnce } from "./limits";
import { openEngines } from "./open-engines";
import { reportUnverified, reportUnverifiedStages } from "./report-unverified";
import { warmUp } from "./warm-up";

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

/** Everything that answers questions, once a process. */
export interface Service {
  readonly ready: Promise<ReadyService>;
  /** Plans over years; made when somebody first asks. */
  readonly openYears: () => Promise<StageSolver>;
  /** Pictures of the network; made when somebody first asks. */
  readonly openHours: () => Promise<GridShower>;
  /** Throws `rate_limited` beyond what one client may ask, counted in solves. */
  readonly limitRate: RateLimit;
  /** Whether the first answer has been found, so that engines and caches are warm. */
  readonly isWarm: () => boolean;
  close(): Promise<void>;
}

type Engines = ReturnType<typeof openEngines>;

async function openPlans(engines: Engines["plans"], env: Env) {
  const [data, grid, sources, projects] = await Promise.all([
    loadSitingData(),
    loadGridData(),
    loadSourceNotes(),
    loadAnnounced(),
  ]);
  const dataVersion = data.version;
  const hash = (scenario: Scenario) => hashScenario(scenario, dataVersion);
  const planner = new Planner({
    ...{ data, grid, engines, hashScenario: hash },
    studyWhenIdle: env.warmUp,
  });
  const openQueue = (places: number) => createWorkQueue(places, env.solveQueue);
  // Who has a place holds up the study that runs while nobody asks.
  const openPausing = (places: number) =>
    pauseWhileWorking(openQueue(places), () => planner.pause());
  const solver = new ScenarioSolver({
    improve: (scenario, signal) => reportUnverified(planner.improve(scenario, signal)),
    dataVersion,
    queue: openQueue(placesAtOnce.solves),
  });
  const openNetwork = (scenario: Scenario) => planner.openNetwork(scenario);
  const shared = { solver, data, engines, openNetwork };
  const asked = { ...shared, queue: openPausing(placesAtOnce.questions) };
  const lend = (scenario: Scenario) => planner.lend(scenario);
  const tradeOff = new TradeOffSolver({
    trace: (request, signal) =>
      planTradeOff(request, { data, engines, hashScenario: hash, lend }, signal),
    dataVersion,
    queue: openQueue(placesAtOnce.curves),
  });
  const service: ReadyService = {
    ...{ solver, tradeOff, data, openNetwork, sources, dataVersion },
    explainer: new PlanExplainer(asked),
    options: new OptionFinder(asked),
    announced: new AnnouncedFinder({
      ...shared,
      projects,
      queue: openPausing(placesAtOnce.announced),
    }),
  };
  return { service, planner };
}

async function openYears(engine: Engines["years"], env: Env): Promise<StageSolver> {
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
    plan: (request, signal) => reportUnverifiedStages(planner.plan(request, signal)),
    dataVersion,
    queue: createWorkQueue(placesAtOnce.years, env.solveQueue),
  });
}

async function openHours(engine: Engines["years"], env: Env): Promise<GridShower> {
  const [grid, facts, projects, { version: dataVersion }] = await Promise.all([
    loadGridData(),
    loadFacts(),
    loadGridProjects(),
    loadSitingData(),
  ]);
  const queue = createWorkQueue(placesAtOnce.hours, env.solveQueue);
  return new GridShower({ grid, facts, projects, engine, dataVersion, queue });
}

/** Starts to read the data; engines start at the first solve. */
export function createService(env = readEnv()): Service {
  const engines = openEngines(countSolverThreads(env));
  let warm = false;
  const plans = openPlans(engines.plans, env);
  // Who awaits it sees the failure; without anyone it must not end the process.
  plans.catch((err: unknown) => log.error({ err }, "the figures could not be read"));
  if (env.warmUp) {
    plans.then(
      ({ service }) => warmUp(service.solver, () => (warm = true)),
      () => undefined,
    );
  }
  const ready = plans.then(({ service }) => service);
  ready.catch(() => undefined);
  return {
    ready,
    openYears: remember(() => openYears(engines.years, env)),
    openHours: remember(() => openHours(engines.years, env)),
    limitRate: createRateLimit(env.solvesPerMinute),
    isWarm: () => warm,
    close: async () => {
      await plans.then(({ planner }) => planner.close()).catch(() => undefined);
      await engines.close();
    },
  };
}

declare global {
  var bunsanService: Service | undefined;
}

/**
 * The process's one service. It hangs on the global object because each route is bundled with
 * modules of its own, which would each start solvers.
 */
export function shareService(): Service {
  globalThis.bunsanService ??= createService();
  return globalThis.bunsanService;
}
