import { refuseMethods } from "@/lib/http/refuse-methods";
import { whyRequestSchema } from "@/lib/schema/why";
import { answerPost } from "@/lib/service/answer-post";
import { costInSolves } from "@/lib/service/limits";
import { parseQuestion } from "@/lib/solve-scenario/parse-question";

export const runtime = "nodejs";
export const dynamic = "force-dynamic";

/** What it costs to do without a site of the plan, or to take another one in. */
export const POST = answerPost({
  parse: (body) => parseQuestion(whyRequestSchema, body),
  cost: costInSolves.question,
  answer: async ({ ready }, { scenario, siteId }, signal) =>
    (await ready).explainer.explainSite(scenario, siteId, signal),
});

export const { GET, HEAD, PUT, PATCH, DELETE, OPTIONS } = refuseMethods("POST");
