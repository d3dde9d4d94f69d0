import { refuseMethods } from "@/lib/http/refuse-methods";
import { doneEvent } from "@/lib/http/stream-items";
import { robustnessRequestSchema } from "@/lib/schema/robustness";
import { answerPostInItems } from "@/lib/service/answer-post";
import { costInSolves } from "@/lib/service/limits";
import { parseQuestion } from "@/lib/solve-scenario/parse-question";

export const runtime = "nodejs";
export const dynamic = "force-dynamic";

/** How often each site is chosen over all weightings: JSON, or an event `progress`, each whole so far. */
export const POST = answerPostInItems({
  parse: (body) => parseQuestion(robustnessRequestSchema, body),
  cost: costInSolves.question,
  follow: async ({ ready }, asked, signal) => (await ready).options.sampleRobustness(asked, signal),
  toEvent: (response) => ({ event: "progress", data: response }),
  closing: doneEvent,
  collect: (responses) => responses.at(-1),
  refusal: "The question was given up",
});

export const { GET, HEAD, PUT, PATCH, DELETE, OPTIONS } = refuseMethods("POST");
