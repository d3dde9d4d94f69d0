import { parseWith } from "@/lib/http/parse-with";
import { refuseMethods } from "@/lib/http/refuse-methods";
import { placeRequestSchema } from "@/lib/schema/judged-place";
import { answerPost } from "@/lib/service/answer-post";
import { costInSolves } from "@/lib/service/limits";
import { judgePlace } from "@/lib/solve-scenario/judge-place";

export const runtime = "nodejs";
export const dynamic = "force-dynamic";

/** The municipality that a point counts to, or that it lies at sea or abroad. */
export const POST = answerPost({
  parse: (body) => parseWith(placeRequestSchema, body),
  cost: costInSolves.solve,
  answer: (_service, place) => judgePlace(place),
});

export const { GET, HEAD, PUT, PATCH, DELETE, OPTIONS } = refuseMethods("POST");
