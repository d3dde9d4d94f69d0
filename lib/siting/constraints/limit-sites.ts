import { columnAt, type ModelDraft } from "../model-draft";
import { sumLinkedDemand } from "../sum-linked-demand";

/**
 * The target is placed but for the part reported as unmet.
 *
 *   Σ_i load[i] + unmet = target          dual: objective per MW of target
 */
export function meetTarget({ problem, builder, columns, unitMw, limitRows }: ModelDraft): void {
  if (problem.service) return;
  const target = problem.targetMw / unitMw;
  const loads = [...columns.load].map((column) => [column, 1] as const);
  const row = builder.addRow({
    name: "target",
    terms: [...loads, [columns.unmet, 1]],
    lower: target,
    upper: target,
  });
  limitRows.push({ row, id: "target", kind: "target", subject: "", boundPerUnit: 1 / unitMw });
}

/**
 * A site is either closed and empty, or open and between its smallest and its largest load.
 *
 *   min[i]·open[i] ≤ load[i] ≤ cap[i]·open[i]          dual: objective per MW of this site's size
 */
export function sizeSites(draft: ModelDraft): void {
  const { problem, builder, columns, unitMw } = draft;
  const { minMw, capMw } = draft.sites;
  const { service, candidateSites } = problem;
  const linkedMw = service && sumLinkedDemand(service, candidateSites.length);
  candidateSites.forEach((site, i) => {
    const load = columnAt(columns.load, i);
    const open = columnAt(columns.open, i);
    const [min, cap] = [(minMw[i] ?? 0) / unitMw, (capMw[i] ?? 0) / unitMw];
    // A column fixed at 0 needs no row, unless it must open.
    if (cap === 0 && site.state !== "open") return;
    const loadLess = (size: number) => [[load, 1] as const, [open, -size] as const];
    // One size only: one equation instead of two opposite rows.
    if (min === cap) {
      builder.addRow({ name: `size[${site.id}]`, terms: loadLess(cap), lower: 0, upper: 0 });
      return;
    }
    // Who can serve all that is linked is bounded by its links alone.
    const bounded = !linkedMw || site.maxMw < (linkedMw[i] ?? 0);
    if (bounded) builder.addRow({ name: `largest[${site.id}]`, terms: loadLess(cap), upper: 0 });
    if (min > 0) builder.addRow({ name: `smallest[${site.id}]`, terms: loadLess(min), lower: 0 });
  });
}

/**
 * Loads are whole numbers of modules.
 *
 *   load[i] = module · modules[i], modules[i] ∈ ℤ          dual: none (integer)
 */
export function buildWholeModules({ problem, builder, columns, unitMw }: ModelDraft): void {
  const { moduleMw } = problem;
  if (moduleMw === null) return;
  columns.modules.forEach((modules, i) => {
    builder.addRow({
      name: `modules[${i}]`,
      terms: [
        [columnAt(columns.load, i), 1],
        [modules, -moduleMw / unitMw],
      ],
      lower: 0,
      upper: 0,
    });
  });
}

/**
 * At least and at most so many sites open.
 *
 *   count.min ≤ Σ_i open[i] ≤ count.max          dual: objective per site
 */
export function countSites({ problem, builder, columns, limitRows }: ModelDraft): void {
  const { min, max } = problem.siteCount;
  if (min <= 0 && max >= problem.candidateSites.length) return;
  const terms = [...columns.open].map((column) => [column, 1] as const);
  const row = builder.addRow({ name: "siteCount", terms, lower: min, upper: max });
  limitRows.push({ row, id: "site-count", kind: "site-count", subject: "", boundPerUnit: 1 });
}
