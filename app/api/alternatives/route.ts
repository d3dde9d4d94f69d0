import { refuseMethods } from "@/lib/http/refuse-methods";
import { alternativesRequestSchema } from "@/lib/schema/alternatives";
import { answerPostInItems } from "@/lib/service/answer-post";
import { costInSolves } from "@/lib/service/limits";
import { collectAlternatives } from "@/lib/solve-scenario/collect-alternatives";
import { isAlternativesEnd } from "@/lib/solve-scenario/option-finder";
import { parseQuestion } from "@/lib/solve-scenario/parse-question";

export const runtime = "nodejs";
export const dynamic = "force-dynamic";

/** Plans near the best that differ most from it: JSON, or an event `alternative` a plan, then `done`. */
export const POST = answerPostInItems({
  parse: (body) => parseQuestion(alternativesRequestSchema, body),
  cost: costInSolves.question,
  follow: async ({ ready }, asked, signal) => (await ready).options.findAlternatives(asked, signal),
  toEvent: (item) => ({ event: isAlternativesEnd(item) ? "done" : "alternative", data: item }),
  collect: collectAlternatives,
  refusal: "The question was given up",
});

export const { GET, HEAD, PUT, PATCH, DELETE, OPTIONS } = refuseMethods("POST");
