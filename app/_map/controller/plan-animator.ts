import type { GeoJSONSource, Map as MapLibreMap } from "maplibre-gl";
import type { MapLocale } from "@/app/_plan/map-types";
import type { Plan, PlanSite } from "@/lib/schema/plan";
import { siteFeatures } from "./plan-features";
import {
  addedSiteIds,
  emptyFrame,
  frameOf,
  joinSites,
  mixFrames,
  type PlanFrame,
} from "./plan-transition";

const MOVE_MS = 700;
const GLOW_MS = 2600;
/** A move begins as if it had begun a frame ago: the first picture of a new plan already differs. */
const FRAME_MS = 16;
/** Pictures that come further apart than this are no motion: they only keep the last one waiting. */
const SLOW_FRAME_MS = 60;

/**
 * Moves the circles and province shades of a map from the plan it shows to the next one; where a
 * picture takes too long for a motion, the next plan is there at once.
 */
export class PlanAnimator {
  private readonly map: MapLibreMap;
  private plan: Plan | null = null;
  private frame: PlanFrame = emptyFrame;
  private leaving: readonly PlanSite[] = [];
  private lockedIn: readonly string[] = [];
  private locale: MapLocale;
  private request = 0;
  private started = false;
  private isSlow = false;

  constructor(map: MapLibreMap, locale: MapLocale) {
    this.map = map;
    this.locale = locale;
  }

  /** Shows `plan`; the first time the circles come from `previous`, later from where they are. */
  show(plan: Plan | null, previous: Plan | null): void {
    if (this.started && plan === this.plan) return;
    const before = this.started ? this.plan : previous;
    if (!this.started) this.frame = frameOf(before);
    this.leaving = joinSites(before, this.leaving);
    this.started = true;
    this.plan = plan;
    this.writeSites();
    const to = frameOf(plan);
    this.animate(this.frame, to, before ? addedSiteIds(frameOf(before), to) : []);
    this.map.once("render", () => markTime("plan-painted"));
  }

  /** Redraws figures and locks where they are. */
  refresh(lockedIn: readonly string[], locale: MapLocale): void {
    this.lockedIn = lockedIn;
    this.locale = locale;
    if (this.started) this.writeSites();
  }

  /** Draws the plan on a style that has forgotten it, without a motion. */
  restore(): void {
    if (!this.started) return;
    cancelAnimationFrame(this.request);
    this.writeSites();
    this.jump(frameOf(this.plan), []);
  }

  /** Draws no further picture of a motion. */
  stop(): void {
    cancelAnimationFrame(this.request);
  }

  private writeSites(): void {
    const sites = joinSites(this.plan, this.leaving);
    const source = this.map.getSource<GeoJSONSource>("plan");
    source?.setData(siteFeatures(sites, this.plan, this.lockedIn, this.locale));
  }

  private animate(from: PlanFrame, to: PlanFrame, added: readonly string[]): void {
    cancelAnimationFrame(this.request);
    const still = matchMedia("(prefers-reduced-motion: reduce)").matches;
    const isFirst = from.loadMw.size === 0 && from.share.size === 0;
    if (still || this.isSlow || (isFirst && document.hidden)) {
      this.jump(to, added);
      if (this.isSlow) this.watchFrame();
      return;
    }
    const begin = performance.now() - FRAME_MS;
    let moving = true;
    let last = Number.POSITIVE_INFINITY;
    let lateCount = 0;
    const step = (now: number) => {
      // One late picture can be the page at work on the rest of a new plan.
      lateCount = now - last > SLOW_FRAME_MS ? lateCount + 1 : 0;
      last = now;
      this.isSlow = lateCount > 1;
      if (this.isSlow) {
        this.jump(to, added);
        return;
      }
      const elapsed = Math.max(0, now - begin);
      if (moving) this.paint(mixFrames(from, to, elapsed / MOVE_MS));
      this.glow(added, 1 - elapsed / GLOW_MS);
      if (moving && elapsed >= MOVE_MS) {
        moving = false;
        this.finish();
      }
      if (elapsed < GLOW_MS && (moving || added.length > 0))
        this.request = requestAnimationFrame(step);
    };
    step(begin + FRAME_MS);
  }

  private jump(to: PlanFrame, added: readonly string[]): void {
    this.paint(to);
    this.glow(added, 0);
    this.finish();
  }

  /** Sees whether the next picture comes as late as the last ones did. */
  private watchFrame(): void {
    this.request = requestAnimationFrame((drawn) => {
      this.request = requestAnimationFrame((next) => {
        this.isSlow = next - drawn > SLOW_FRAME_MS;
      });
    });
  }

  private paint(frame: PlanFrame): void {
    this.frame = frame;
    for (const [id, mw] of frame.loadMw) this.map.setFeatureState({ source: "plan", id }, { mw });
    for (const [id, share] of frame.share) {
      this.map.setFeatureState({ source: "provinces", id }, { share });
    }
  }

  private glow(ids: readonly string[], strength: number): void {
    const glow = Math.max(0, strength);
    for (const id of ids) this.map.setFeatureState({ source: "plan", id }, { glow });
  }

  private finish(): void {
    const gone = this.leaving.filter((site) => !this.plan?.sites.some((one) => one.id === site.id));
    this.leaving = [];
    this.frame = frameOf(this.plan);
    if (gone.length > 0) this.writeSites();
  }
}

/** Leaves one mark of the last time that something happened, for whoever measures the page. */
function markTime(name: string): void {
  performance.clearMarks(name);
  performance.mark(name);
}
