import { columnAt, type ModelDraft } from "../model-draft";
import type { ServiceDemand } from "../siting-problem";

/**
 * Each customer's demand is served in full.
 *
 *   Σ_i share[i,j] = 1          dual: cost per whole demand of customer j
 */
export function serveEachCustomer({ builder, columns }: ModelDraft, service: ServiceDemand): void {
  const terms = service.customers.map((): [number, number][] => []);
  service.links.forEach((link, position) => {
    terms[link.customer]?.push([columnAt(columns.service, position), 1]);
  });
  terms.forEach((shares, customer) => {
    builder.addRow({ name: `served[${customer}]`, terms: shares, lower: 1, upper: 1 });
  });
}

/**
 * Only an open site serves: the strong form, one row a link.
 *
 *   share[i,j] ≤ open[i]          dual: cost per opening, as far as customer j is concerned
 */
export function serveFromOpenSites({ builder, columns }: ModelDraft, service: ServiceDemand): void {
  service.links.forEach((link, position) => {
    const share = columnAt(columns.service, position);
    builder.addRow({
      name: `servedFrom[${link.site},${link.customer}]`,
      terms: [
        [share, 1],
        [columnAt(columns.open, link.site), -1],
      ],
      upper: 0,
    });
  });
}

/**
 * A site's load is what it serves.
 *
 *   load[i] = Σ_j demand[j] · share[i,j]          dual: cost per unit of load
 */
export function loadWhatIsServed(
  { builder, columns, unitMw }: ModelDraft,
  service: ServiceDemand,
): void {
  const terms = [...columns.load].map((column): [number, number][] => [[column, -1]]);
  service.links.forEach((link, position) => {
    const demand = service.customers[link.customer]?.demandMw ?? 0;
    terms[link.site]?.push([columnAt(columns.service, position), demand / unitMw]);
  });
  terms.forEach((shares, site) => {
    builder.addRow({ name: `servedLoad[${site}]`, terms: shares, lower: 0, upper: 0 });
  });
}

/**
 * The open sites together can serve everything: follows from the rows above, but lets the solver
 * see the knapsack in it, from which its strongest cuts come.
 *
 *   Σ_i cap[i]·open[i] ≥ Σ_j demand[j]          dual: none (follows from the optimum)
 */
export function openEnoughCapacity(
  { builder, columns, unitMw, sites }: ModelDraft,
  service: ServiceDemand,
): void {
  const demandMw = service.customers.reduce((sum, customer) => sum + customer.demandMw, 0);
  const terms = [...columns.open].map(
    (column, i) => [column, (sites.capMw[i] ?? 0) / unitMw] as const,
  );
  builder.addRow({ name: "capacity", terms, lower: demandMw / unitMw });
}
