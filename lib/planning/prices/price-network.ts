import type { StressHour } from "@/lib/schema/grid-data";
import type { NetworkElementName, NetworkPrice, NetworkPrices } from "@/lib/schema/network-price";
import { listEquivalents, type PlanQuestion } from "../ask/plan-question";
import type { HeldPlan } from "../ask/solve-held";
import type { PlanNetwork } from "../network/plan-network";
import { priceElements, type SolvedPrice } from "./price-elements";

/**
 * What one more megawatt of the network that a plan is held to is worth for its sites, in the words of
 * the grid data. Null where the plan is held to headroom tables alone. A MW here is one of the KPG-193
 * model: screening only, never an operator's figure.
 */
export async function priceNetwork(
  question: PlanQuestion,
  plan: HeldPlan,
): Promise<NetworkPrices | null> {
  const { network, answer } = question;
  if (!network) return null;
  const solved =
    plan.base.result.status === "optimal" ? await priceElements(question, network, plan) : null;
  if (!solved) return { status: "unknown", prices: [] };
  const { criteria } = answer.plan;
  const prices = solved.map((price): NetworkPrice => {
    const { gain, dual, limitMw } = price;
    return {
      element: nameElement(network, price),
      ...{ limitMw, step: 1, gain, dual },
      hours: listHours(network, price),
      equivalents: listEquivalents(gain ?? dual, criteria),
    };
  });
  return { status: "priced", prices };
}

function nameElement(network: PlanNetwork, { element, anywhere }: SolvedPrice): NetworkElementName {
  const { branches, buses, hvdcLinks } = network.store.grid;
  const nameBus = (number: number) => {
    const bus = buses.find((one) => one.bus === number);
    if (!bus) throw new RangeError(`Bus ${number} is not in the network`);
    return bus.name;
  };
  switch (element.kind) {
    case "line": {
      const { branch, fromBus, toBus, kv } = at(branches, element.branch);
      const names = { from: nameBus(fromBus), to: nameBus(toBus) };
      return { kind: "line", branch, fromBus, toBus, ...names, kv };
    }
    case "link": {
      const { link, ...ends } = at(hvdcLinks, element.link);
      const [fromBus, toBus] =
        element.direction === "forward" ? [ends.fromBus, ends.toBus] : [ends.toBus, ends.fromBus];
      return { kind: "link", link, fromBus, toBus, from: nameBus(fromBus), to: nameBus(toBus) };
    }
    case "capital-import":
      return { kind: "capital-import" };
    case "generation": {
      const { bus, name } = at(buses, element.bus);
      return { kind: "generation", ...(anywhere ? { bus: null, name: null } : { bus, name }) };
    }
  }
}

function at<Item>(items: readonly Item[], position: number): Item {
  const item = items[position];
  if (item === undefined) throw new RangeError(`The network has no number ${position}`);
  return item;
}

function listHours(
  network: PlanNetwork,
  { element, dualByHour, outages }: SolvedPrice,
): NetworkPrice["hours"] {
  const { branches } = network.store.grid;
  const name = (outage: number | null) =>
    outage === null ? null : (branches[outage]?.branch ?? null);
  const list = (hour: StressHour["id"]) =>
    element.kind === "line" ? (outages.get(hour) ?? []).map(name) : [];
  return network.hours
    .flatMap(({ id, date, hour }) => {
      const dual = dualByHour.get(id);
      if (dual === undefined) return [];
      return [{ hour: id, date, hourOfDay: hour, dual, outages: list(id) }];
    })
    .sort((a, b) => b.dual - a.dual);
}
