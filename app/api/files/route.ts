import { parseWith } from "@/lib/http/parse-with";
import { refuseMethods } from "@/lib/http/refuse-methods";
import { fileRequestSchema } from "@/lib/schema/site-file";
import { answerPost } from "@/lib/service/answer-post";
import { costInSolves } from "@/lib/service/limits";
import { readSiteFile } from "@/lib/solve-scenario/file/read-site-file";

export const runtime = "nodejs";
export const dynamic = "force-dynamic";

/** What a GeoJSON file holds: a scenario, one whose sites were edited, or sites alone. */
export const POST = answerPost({
  parse: (body) => parseWith(fileRequestSchema, body),
  cost: costInSolves.solve,
  answer: async ({ ready }, { file, scenario }) => {
    const { stations } = (await ready).data;
    return readSiteFile(file, { stations, scenario }).response;
  },
});

export const { GET, HEAD, PUT, PATCH, DELETE, OPTIONS } = refuseMethods("POST");
