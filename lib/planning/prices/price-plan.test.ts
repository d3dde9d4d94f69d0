import { afterAll, expect, it } from "vitest";
import { HighsEngine } from "@/lib/solver/highs-engine";
import { askThreeBuses, makeThreeBuses, variedStations } from "../network/three-buses.fixture";
import { askAbout } from "../one-plan/plan-answer.fixture";
import { pricePlan } from "./price-plan";

const engine = new HighsEngine({ workers: 1 });
afterAll(() => engine.close());

/** A line of 100 MW to the best bus. */
const tail = makeThreeBuses(1, [
  { from: 1, to: 2, ratingMw: 1000 },
  { from: 1, to: 3, ratingMw: 100 },
]);
const ask = (model: "dc" | "headroom") =>
  askAbout(variedStations, askThreeBuses(200, { model }), engine, tail);

it("prices the network where the plan is held to one, and only there", async () => {
  const { network } = await pricePlan(await ask("dc"));
  expect(network?.prices.map(({ element }) => element.kind)).toEqual(["line"]);
  expect((await pricePlan(await ask("headroom"))).network).toBeNull();
});

it("says that nothing was found rather than that nothing is worth anything", async () => {
  const question = await ask("dc");
  const given = { ...question, signal: AbortSignal.abort() };
  await expect(pricePlan(given)).rejects.toMatchObject({ code: "unavailable" });
});
