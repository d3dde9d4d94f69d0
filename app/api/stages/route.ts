import { refuseMethods } from "@/lib/http/refuse-methods";
import { stagesRequestSchema } from "@/lib/schema/stages-request";
import { answerPostInItems } from "@/lib/service/answer-post";
import { costInSolves } from "@/lib/service/limits";
import { parseQuestion } from "@/lib/solve-scenario/parse-question";

export const runtime = "nodejs";
export const dynamic = "force-dynamic";

/**
 * Plans over years, or tests a plan against slips: JSON, or events `progress`, `plan`, `slips` and, with
 * the whole answer, `done`. A stage that cannot be met is part of the answer, no error.
 */
export const POST = answerPostInItems({
  parse: (body) => parseQuestion(stagesRequestSchema, body),
  cost: costInSolves.years,
  follow: async ({ openYears }, asked, signal) => (await openYears()).solve(asked, signal),
  toEvent: (item) => item,
  collect: (items) => items.find(({ event }) => event === "done")?.data,
  refusal: "The stages ended without an answer",
});

export const { GET, HEAD, PUT, PATCH, DELETE, OPTIONS } = refuseMethods("POST");
