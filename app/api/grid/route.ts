import { parseWith } from "@/lib/http/parse-with";
import { refuseMethods } from "@/lib/http/refuse-methods";
import { gridStateRequestSchema } from "@/lib/schema/grid-state";
import { answerPost } from "@/lib/service/answer-post";
import { costInSolves } from "@/lib/service/limits";

export const runtime = "nodejs";
export const dynamic = "force-dynamic";

/** What a plan does to the modelled network in the stress hours, before and after. */
export const POST = answerPost({
  parse: (body) => parseWith(gridStateRequestSchema, body),
  cost: costInSolves.hours,
  answer: async ({ openHours }, question, signal) => (await openHours()).show(question, signal),
});

export const { GET, HEAD, PUT, PATCH, DELETE, OPTIONS } = refuseMethods("POST");
