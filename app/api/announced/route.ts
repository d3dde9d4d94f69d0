import { refuseMethods } from "@/lib/http/refuse-methods";
import { announcedRequestSchema } from "@/lib/schema/announced";
import { answerPost } from "@/lib/service/answer-post";
import { costInSolves } from "@/lib/service/limits";
import { parseQuestion } from "@/lib/solve-scenario/parse-question";

export const runtime = "nodejs";
export const dynamic = "force-dynamic";

/** Whether announced projects fit, what binds first, and what the optimum makes of the same MW. */
export const POST = answerPost({
  parse: (body) => parseQuestion(announcedRequestSchema, body),
  cost: costInSolves.solve,
  extraCost: ({ compare }) => (compare ? costInSolves.question - costInSolves.solve : 0),
  answer: async ({ ready }, asked, signal) => (await ready).announced.answer(asked, signal),
});

export const { GET, HEAD, PUT, PATCH, DELETE, OPTIONS } = refuseMethods("POST");
