import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { findLeastCost } from "@/lib/siting/service/least-cost.fixture";
import { drawNetwork } from "@/lib/siting/service/random-networks.fixture";
import { networkKinds } from "@/lib/siting/service/test-service";
import { HighsEngine } from "@/lib/solver/highs-engine";
import { findMistake } from "./find-mistake.fixture";

/** Networks of each kind; another first seed, from the environment, makes others. */
const COUNT = 5000;
const CHUNK = 500;
const firstSeed = Number(process.env.NIGHTLY_SEED ?? 1_000_000);

let engine: HighsEngine;

beforeAll(() => {
  engine = new HighsEngine({ workers: 1 });
});
afterAll(() => engine.close());

const chunks = Array.from({ length: COUNT / CHUNK }, (_, chunk) => firstSeed + chunk * CHUNK);

describe.each(Object.entries(networkKinds))("%s networks of any figures", (_, kind) => {
  it.each(chunks)(
    "are solved to the cheapest plan, bound included (from seed %i)",
    async (from) => {
      const mistakes: string[] = [];
      for (let seed = from; seed < from + CHUNK; seed += 1) {
        const network = drawNetwork(kind, seed);
        const mistake = await findMistake(network, findLeastCost(network), engine);
        if (mistake) mistakes.push(`seed ${seed}: ${mistake}`);
      }
      expect(mistakes).toEqual([]);
    },
  );
});
