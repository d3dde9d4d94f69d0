import {
  createScenario,
  deleteScenario,
  listLayers,
  type Plan,
  readLayer,
  readScenario,
  replaceScenario,
  solve,
} from "../made/orval";
import { createScenarioBody, solveResponse } from "../made/orval-zod";
import { expect, small } from "./expect";

const solved = await solve(small);
expect(solved.status === 200, "a scenario is solved");
// The same address also answers with events and with GeoJSON.
const plan: Plan = solveResponse.parse(solved.data).plan;
expect(Math.abs(plan.totals.placedMw - 300) < 1e-3, "the plan places its target");
const refused = await solve({ targetMw: -1 });
expect(refused.status === 400, "a wrong target is refused");
expect(refused.data.error.code === "bad_field", "a refusal has a code");

const list = await listLayers();
expect(list.status === 200, "the layers are listed");
const name = list.data.layers.find(({ name: one }) => one === "provinces")?.name;
expect(name !== undefined, "there is a layer of provinces");
const layer = await readLayer(name);
expect(layer.status === 200 && layer.data.features.length === 16, "it has sixteen of them");

const asked = createScenarioBody.parse({ name: "처음", scenario: small });
const made = await createScenario(asked);
expect(made.status === 201, "a scenario is saved");
const cookie = made.headers.get("set-cookie")?.split(";")[0];
expect(cookie !== undefined, "a save hands out the owner's cookie");
const own = { headers: { Cookie: cookie } };
const { id } = made.data;
const read = await readScenario(id, own);
expect(read.status === 200 && read.data.own, "it is read");
const body = { name: "둘째", scenario: { targetMw: 400 }, revision: read.data.revision };
const changed = await replaceScenario(id, body, own);
expect(changed.status === 200 && changed.data.scenario.targetMw === 400, "it is changed");
expect((await deleteScenario(id)).status === 403, "nobody else deletes it");
expect((await deleteScenario(id, own)).status === 204, "it is deleted");
const gone = await readScenario(id);
expect(gone.status === 404 && gone.data.error.code === "not_found", "it is gone");
