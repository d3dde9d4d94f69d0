import { refuseMethods } from "@/lib/http/refuse-methods";
import { doneEvent } from "@/lib/http/stream-items";
import { weightsRequestSchema } from "@/lib/schema/weight-meaning";
import { answerPostInItems } from "@/lib/service/answer-post";
import { costInSolves } from "@/lib/service/limits";
import { parseQuestion } from "@/lib/solve-scenario/parse-question";

export const runtime = "nodejs";
export const dynamic = "force-dynamic";

/** What each weight means: JSON, or an event `weights` with each interval that is found. */
export const POST = answerPostInItems({
  parse: (body) => parseQuestion(weightsRequestSchema, body),
  cost: costInSolves.question,
  follow: async ({ ready }, { scenario }, signal) =>
    (await ready).explainer.meanWeights(scenario, signal),
  toEvent: (answer) => ({ event: "weights", data: answer }),
  closing: doneEvent,
  collect: (answers) => answers.at(-1),
  refusal: "The question was given up",
});

export const { GET, HEAD, PUT, PATCH, DELETE, OPTIONS } = refuseMethods("POST");
