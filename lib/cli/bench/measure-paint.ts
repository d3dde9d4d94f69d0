import { join } from "node:path";
import { chromium, type Page } from "@playwright/test";
import { findBrowser } from "../find-browser";
import { serveBuild } from "./serve-build";
import { traceThread } from "./trace-thread";
import { pickQuantile, type TableRow, writeMs } from "./write-table";

declare global {
  /** What the page saw of the steps, in the browser alone. */
  var bunsanSeen: { keys: number[]; drawn: number[]; frames: number[] } | undefined;
}

/** Times of one step of a slider, on the page's clock, ms; Infinity where it did not come. */
interface Step {
  readonly pressedAt: number;
  readonly askedAt: number;
  readonly answeredAt: number;
  readonly drawnAt: number;
  readonly nextFrameAt: number;
}

/** Quiet before the first step: the structure on screen is studied meanwhile, ms. */
const STUDY_MS = 45_000;
/** A step that has drawn nothing after this long left the plan as it was, ms. */
const PATIENCE_MS = 6_000;
/** From the last plan drawn to the next step, ms. */
const REST_MS = 500;

/** Collects in the page what a step is timed by: keys, requests, marks and frames. */
function watchPage(): void {
  const seen: NonNullable<typeof bunsanSeen> = { keys: [], drawn: [], frames: [] };
  globalThis.bunsanSeen = seen;
  addEventListener("keydown", (event) => seen.keys.push(event.timeStamp), { capture: true });
  new PerformanceObserver((list) => {
    for (const { name, startTime } of list.getEntries()) {
      if (name === "plan-painted") seen.drawn.push(startTime);
    }
  }).observe({ type: "mark" });
  const countFrame = () => {
    seen.frames = [...seen.frames.slice(-400), performance.now()];
    requestAnimationFrame(countFrame);
  };
  requestAnimationFrame(countFrame);
  performance.setResourceTimingBufferSize(5_000);
}

/** Reads what `watchPage` saw of the last step. */
function readStep(): Step {
  const seen = globalThis.bunsanSeen ?? { keys: [], drawn: [], frames: [] };
  const pressedAt = seen.keys.at(-1) ?? Number.POSITIVE_INFINITY;
  const first = (times: readonly number[], after: number) =>
    times.find((time) => time > after) ?? Number.POSITIVE_INFINITY;
  const request = performance
    .getEntriesByType("resource")
    .filter((entry) => entry instanceof PerformanceResourceTiming)
    .find(({ name, startTime }) => name.endsWith("/api/solve") && startTime > pressedAt);
  // What is drawn before the answer begins is a late plan of the step before.
  const answeredAt = request?.responseStart ?? Number.POSITIVE_INFINITY;
  const drawnAt = first(seen.drawn, answeredAt);
  return {
    pressedAt,
    askedAt: request?.startTime ?? Number.POSITIVE_INFINITY,
    answeredAt,
    drawnAt,
    nextFrameAt: first(seen.frames, drawnAt),
  };
}

async function stepSlider(page: Page): Promise<Step> {
  await page.keyboard.press("ArrowRight");
  const deadline = performance.now() + PATIENCE_MS;
  let step = await page.evaluate(readStep);
  // The request's times are there once its stream has ended.
  while (!Object.values(step).every(Number.isFinite) && performance.now() < deadline) {
    await page.waitForTimeout(100);
    step = await page.evaluate(readStep);
  }
  await page.waitForFunction(
    (restMs) => performance.now() - (globalThis.bunsanSeen?.drawn.at(-1) ?? 0) > restMs,
    REST_MS,
  );
  return step;
}

function summarise(name: string, times: readonly number[]): TableRow {
  const reached = times.filter(Number.isFinite);
  return {
    "slider by keyboard, 1440 × 900": name,
    p50: writeMs(pickQuantile(reached, 0.5)),
    p95: writeMs(pickQuantile(reached, 0.95)),
    of: `${reached.length} / ${times.length}`,
  };
}

function listRows({ steps, threadMs }: Seen): TableRow[] {
  const span = (name: string, from: keyof Step, to: keyof Step) =>
    summarise(
      name,
      steps.map((step) => step[to] - step[from]),
    );
  return [
    span("key to request (script)", "pressedAt", "askedAt"),
    span("request to first byte (server)", "askedAt", "answeredAt"),
    span("first byte to circles drawn (parse, React, map)", "answeredAt", "drawnAt"),
    span("key to circles drawn", "pressedAt", "drawnAt"),
    summarise("processor time of the page's thread in it", threadMs),
    span("key to the frame after it (raster, in software)", "pressedAt", "nextFrameAt"),
  ];
}

interface Seen {
  readonly steps: readonly Step[];
  /** Processor time of the page's own thread from key to circles, of the steps that drew, ms. */
  readonly threadMs: readonly number[];
}

async function measurePage(url: string, count: number): Promise<Seen> {
  const { executablePath, env } = await findBrowser(process.cwd(), join(".bunsan", "browser"));
  const inherited = Object.fromEntries(
    Object.entries(process.env).flatMap(([name, value]) =>
      value === undefined ? [] : [[name, value]],
    ),
  );
  const isRoot = process.getuid?.() === 0;
  const browser = await chromium.launch({
    executablePath,
    env: { ...inherited, ...env },
    chromiumSandbox: false,
    args: [
      ...(isRoot ? ["--no-sandbox"] : []),
      ...["--use-angle=swiftshader", "--enable-unsafe-swiftshader", "--ignore-gpu-blocklist"],
    ],
  });
  try {
    const page = await browser.newPage({ viewport: { width: 1440, height: 900 } });
    // The loader that runs this script names functions by a helper, which the page has not got.
    await page.addInitScript("globalThis.__name = (named) => named;");
    await page.addInitScript(watchPage);
    await page.goto(url);
    await page.locator('[data-map-ready="true"]').waitFor({ timeout: 60_000 });
    await page.waitForTimeout(STUDY_MS);
    await page.getByRole("slider").first().focus();
    const endTrace = await traceThread(page, "plan-painted");
    const steps: Step[] = [];
    for (let k = 0; k < count; k += 1) steps.push(await stepSlider(page));
    return { steps, threadMs: await endTrace() };
  } finally {
    await browser.close();
  }
}

/**
 * Times from a key on a weight's slider to the new plan on the map, in the built app and a browser
 * that draws in software. A step whose plan is the one before draws nothing. Throws where there is
 * no build or no browser.
 */
export async function measurePaint(questions: number): Promise<TableRow[]> {
  const served = await serveBuild();
  if (!served) throw new Error("the app is not built (npm run build)");
  try {
    return listRows(await measurePage(served.url, Math.max(30, questions)));
  } finally {
    await served.close();
  }
}
