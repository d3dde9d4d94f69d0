import {
  createScenario,
  deleteScenario,
  listLayers,
  type Plan,
  readLayer,
  readScenario,
  replaceScenario,
  solve,
} from "../made/hey-api";
import { client } from "../made/hey-api/client.gen";
import { expect, readCookie, small, url } from "./expect";

client.setConfig({ baseUrl: url });

const solved = await solve({ body: small });
expect(solved.data !== undefined, "a scenario is solved");
const plan: Plan = solved.data.plan;
expect(Math.abs(plan.totals.placedMw - 300) < 1e-3, "the plan places its target");
const refused = await solve({ body: { targetMw: -1 } });
expect(refused.response?.status === 400, "a wrong target is refused");
expect(refused.error !== undefined && "error" in refused.error, "a refusal has a code");

const { data: list } = await listLayers();
const name = list?.layers.find(({ name: one }) => one === "provinces")?.name;
expect(name !== undefined, "there is a layer of provinces");
const layer = await readLayer({ path: { name } });
expect(layer.data?.features.length === 16, "it has sixteen of them");

const made = await createScenario({ body: { name: "처음", scenario: small } });
expect(made.data !== undefined && made.response !== undefined, "a scenario is saved");
const secret = readCookie(made.response).replace(/^\w+=/, "");
// The security scheme of the document puts it into the cookie.
const own = { auth: secret, path: { id: made.data.id } };
const read = await readScenario(own);
expect(read.data?.own === true && read.data.scenario.targetMw === 300, "it is read");
const body = { name: "둘째", scenario: { targetMw: 400 }, revision: read.data.revision };
const changed = await replaceScenario({ ...own, body });
expect(changed.data?.scenario.targetMw === 400, "it is changed");
const foreign = await deleteScenario({ path: own.path });
expect(foreign.response?.status === 403, "nobody else deletes it");
const deleted = await deleteScenario(own);
expect(deleted.response?.status === 204, "it is deleted");
const gone = await readScenario({ path: own.path });
expect(gone.error?.error.code === "not_found", "it is gone");
