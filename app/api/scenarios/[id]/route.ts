import { readOwnerHash } from "@/lib/db/owner-cookie";
import { deleteScenario, readScenario, updateScenario } from "@/lib/db/scenario-store";
import { shareDatabase } from "@/lib/db/shared-database";
import { CodedError } from "@/lib/errors";
import { handleRoute } from "@/lib/http/handle-route";
import { parseWith } from "@/lib/http/parse-with";
import { readJson } from "@/lib/http/read-json";
import { refuseMethods } from "@/lib/http/refuse-methods";
import { type SavedScenario, saveRequestSchema } from "@/lib/schema/saved-scenario";
import { limitChanges, MAX_SAVE_BYTES } from "../limits";

interface Context {
  readonly params: Promise<{ id: string }>;
}

function respondSaved(saved: SavedScenario): Response {
  const headers = { "Cache-Control": "no-store", ETag: `"${saved.revision}"` };
  return Response.json(saved, { headers });
}

/** Revision in `If-Match: "3"`; undefined without the header or for `*`. */
function readExpectedRevision(request: Request): number | undefined {
  const header = request.headers.get("if-match")?.trim();
  if (header === undefined || header === "*") return undefined;
  const digits = /^"?([1-9]\d{0,8})"?$/.exec(header)?.[1];
  if (digits !== undefined) return Number(digits);
  throw new CodedError("bad_field", 'If-Match must be a revision, e.g. "3"', "If-Match");
}

/** Reads a scenario; its id is all that is needed. */
export const GET = handleRoute(async (request, { params }: Context) => {
  const { id } = await params;
  return respondSaved(await readScenario(shareDatabase(), readOwnerHash(request), id));
});

/** Replaces a scenario of this browser's. */
export const PUT = handleRoute(async (request, { params }: Context) => {
  await limitChanges(request);
  const { id } = await params;
  const body = parseWith(saveRequestSchema, await readJson(request, MAX_SAVE_BYTES));
  const revision = readExpectedRevision(request) ?? body.revision;
  const change = { ...body, revision };
  return respondSaved(await updateScenario(shareDatabase(), readOwnerHash(request), id, change));
});

/** Deletes a scenario of this browser's. */
export const DELETE = handleRoute(async (request, { params }: Context) => {
  await limitChanges(request);
  const { id } = await params;
  await deleteScenario(shareDatabase(), readOwnerHash(request), id);
  return new Response(null, { status: 204, headers: { "Cache-Control": "no-store" } });
});

export const { POST, PATCH, OPTIONS } = refuseMethods("GET", "HEAD", "PUT", "DELETE");
