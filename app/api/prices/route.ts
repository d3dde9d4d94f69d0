import { refuseMethods } from "@/lib/http/refuse-methods";
import { pricesRequestSchema } from "@/lib/schema/why";
import { answerPost } from "@/lib/service/answer-post";
import { costInSolves } from "@/lib/service/limits";
import { parseQuestion } from "@/lib/solve-scenario/parse-question";

export const runtime = "nodejs";
export const dynamic = "force-dynamic";

/** What one more megawatt (or percentage point) of each limit is worth, for the chosen sites. */
export const POST = answerPost({
  parse: (body) => parseQuestion(pricesRequestSchema, body),
  cost: costInSolves.question,
  answer: async ({ ready }, { scenario }, signal) =>
    (await ready).explainer.priceLimits(scenario, signal),
});

export const { GET, HEAD, PUT, PATCH, DELETE, OPTIONS } = refuseMethods("POST");
