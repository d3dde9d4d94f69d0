import { identifyOwner, readOwnerHash } from "@/lib/db/owner-cookie";
import { createScenario, listScenarios } from "@/lib/db/scenario-store";
import { shareDatabase } from "@/lib/db/shared-database";
import { handleRoute } from "@/lib/http/handle-route";
import { parseWith } from "@/lib/http/parse-with";
import { readJson } from "@/lib/http/read-json";
import { refuseMethods } from "@/lib/http/refuse-methods";
import { saveRequestSchema } from "@/lib/schema/saved-scenario";
import { limitChanges, MAX_SAVE_BYTES } from "./limits";

const noStore = { "Cache-Control": "no-store" };

/** Lists what this browser has saved. */
export const GET = handleRoute(async (request) => {
  const ownerHash = readOwnerHash(request);
  const scenarios = ownerHash === null ? [] : await listScenarios(shareDatabase(), ownerHash);
  return Response.json({ scenarios }, { headers: noStore });
});

/** Saves a scenario for this browser, and lets it keep the secret that makes it the owner. */
export const POST = handleRoute(async (request) => {
  await limitChanges(request);
  const body = parseWith(saveRequestSchema, await readJson(request, MAX_SAVE_BYTES));
  const owner = identifyOwner(request);
  const saved = await createScenario(shareDatabase(), owner.hash, body);
  const headers = {
    ...noStore,
    Location: `/api/scenarios/${saved.id}`,
    "Set-Cookie": owner.setCookie,
  };
  return Response.json(saved, { status: 201, headers });
});

export const { PUT, PATCH, DELETE, OPTIONS } = refuseMethods("GET", "HEAD", "POST");
