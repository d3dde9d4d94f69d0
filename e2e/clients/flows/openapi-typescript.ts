import createClient from "openapi-fetch";
import type { components, paths } from "../made/openapi-typescript";
import { expect, readCookie, small, url } from "./expect";

type SolveResponse = components["schemas"]["SolveResponse"];

const client = createClient<paths>({ baseUrl: url });

/** The same address also answers with events and with GeoJSON. */
function isPlan(data: unknown): data is SolveResponse {
  return typeof data === "object" && data !== null && "plan" in data;
}

const solved = await client.POST("/api/solve", { body: small });
expect(isPlan(solved.data), "a scenario is solved");
const { plan } = solved.data;
expect(Math.abs(plan.totals.placedMw - 300) < 1e-3, "the plan places its target");
const refused = await client.POST("/api/solve", { body: { targetMw: -1 } });
expect(refused.response.status === 400, "a wrong target is refused");
expect(refused.error !== undefined && "error" in refused.error, "a refusal has a code");

const { data: list } = await client.GET("/api/layers");
const name = list?.layers.find(({ name: one }) => one === "provinces")?.name;
expect(name !== undefined, "there is a layer of provinces");
const layer = await client.GET("/api/layers/{name}", { params: { path: { name } } });
expect(layer.data?.features.length === 16, "it has sixteen of them");

const made = await client.POST("/api/scenarios", { body: { name: "처음", scenario: small } });
expect(made.data !== undefined, "a scenario is saved");
const headers = { Cookie: readCookie(made.response) };
const params = { path: { id: made.data.id } };
const read = await client.GET("/api/scenarios/{id}", { params, headers });
expect(read.data?.own === true && read.data.scenario.targetMw === 300, "it is read");
const body = { name: "둘째", scenario: { targetMw: 400 }, revision: read.data.revision };
const changed = await client.PUT("/api/scenarios/{id}", { params, headers, body });
expect(changed.data?.scenario.targetMw === 400, "it is changed");
const foreign = await client.DELETE("/api/scenarios/{id}", { params });
expect(foreign.response.status === 403, "nobody else deletes it");
const deleted = await client.DELETE("/api/scenarios/{id}", { params, headers });
expect(deleted.response.status === 204, "it is deleted");
const gone = await client.GET("/api/scenarios/{id}", { params });
expect(gone.error?.error.code === "not_found", "it is gone");
