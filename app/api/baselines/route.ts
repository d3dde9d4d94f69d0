import { refuseMethods } from "@/lib/http/refuse-methods";
import { answerPost } from "@/lib/service/answer-post";
import { costInSolves } from "@/lib/service/limits";
import { answerBaselines, parseBaselinesRequest } from "@/lib/solve-scenario/answer-baselines";

export const runtime = "nodejs";
export const dynamic = "force-dynamic";

/** What a points table and a greedy fill would make of a scenario, judged as its plan is. */
export const POST = answerPost({
  parse: parseBaselinesRequest,
  cost: costInSolves.solve,
  answer: async ({ ready }, scenario, signal) => answerBaselines(scenario, await ready, signal),
});

export const { GET, HEAD, PUT, PATCH, DELETE, OPTIONS } = refuseMethods("POST");
