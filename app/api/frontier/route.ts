import { CodedError } from "@/lib/errors";
import { parseWith } from "@/lib/http/parse-with";
import { refuseMethods } from "@/lib/http/refuse-methods";
import { tradeOffRequestSchema } from "@/lib/schema/trade-off";
import { answerPostInItems } from "@/lib/service/answer-post";
import { costInSolves } from "@/lib/service/limits";
import { collectTradeOff } from "@/lib/solve-scenario/collect-trade-off";
import { isTradeOffEnd } from "@/lib/solve-scenario/trade-off-solver";

export const runtime = "nodejs";
export const dynamic = "force-dynamic";

/**
 * Draws the trade-off between two criteria: JSON, or an event `point` for each point, one `lower` for
 * the line below them, then `done`.
 */
export const POST = answerPostInItems({
  parse: (body) => {
    const asked = parseWith(tradeOffRequestSchema, body);
    if (asked.x === asked.y) throw new CodedError("bad_field", "y must differ from x", "y");
    return asked;
  },
  cost: costInSolves.solve,
  follow: async ({ ready }, asked, signal) => (await ready).tradeOff.draw(asked, signal),
  toEvent: (item) => {
    if (isTradeOffEnd(item)) return { event: "done", data: item };
    return { event: "lower" in item ? "lower" : "point", data: item };
  },
  collect: collectTradeOff,
  refusal: "The curve ended without a point",
});

export const { GET, HEAD, PUT, PATCH, DELETE, OPTIONS } = refuseMethods("POST");
