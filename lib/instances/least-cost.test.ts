import { afterAll, beforeAll, expect, it } from "vitest";
import { findLeastCost } from "@/lib/siting/service/least-cost.fixture";
import { drawNetwork } from "@/lib/siting/service/random-networks.fixture";
import { networkKinds } from "@/lib/siting/service/test-service";
import { HighsEngine } from "@/lib/solver/highs-engine";
import { findMistake } from "./find-mistake.fixture";

let engine: HighsEngine;

beforeAll(() => {
  engine = new HighsEngine({ workers: 1 });
});
afterAll(() => engine.close());

/** Networks of each kind: as many as take a second or two. */
const counts: Record<keyof typeof networkKinds, number> = {
  "p-median": 1000,
  uncapacitated: 1000,
  capacitated: 500,
  "single-source": 500,
};

it.each(Object.entries(networkKinds))(
  "a %s network of any figures is solved to the cheapest plan, and its bound recomputed",
  async (name, kind) => {
    const mistakes: string[] = [];
    for (let seed = 1; seed <= counts[name as keyof typeof networkKinds]; seed += 1) {
      const network = drawNetwork(kind, seed);
      const mistake = await findMistake(network, findLeastCost(network), engine);
      if (mistake) mistakes.push(`seed ${seed}: ${mistake}`);
    }
    expect(mistakes).toEqual([]);
  },
  120_000,
);
