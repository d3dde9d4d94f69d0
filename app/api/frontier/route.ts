import { CodedError } from "@/lib/errors";
import { handleRoute } from "@/lib/http/handle-route";
import { negotiateType } from "@/lib/http/negotiate";
import { parseWith } from "@/lib/http/parse-with";
import { readJson } from "@/lib/http/read-json";
import { refuseMethods } from "@/lib/http/refuse-methods";
import { tradeOffRequestSchema } from "@/lib/schema/trade-off";
import { respondTradeOff, respondTradeOffStream } from "@/lib/solve-scenario/respond-trade-off";
import { shareSolveService } from "@/lib/solve-scenario/solve-service";

export const runtime = "nodejs";
export const dynamic = "force-dynamic";

/** Draws the trade-off between two criteria: JSON, or a stream of points. */
export const POST = handleRoute(async (request) => {
  const service = shareSolveService();
  await service.limitRate(request);
  const asked = parseWith(tradeOffRequestSchema, await readJson(request));
  if (asked.x === asked.y) throw new CodedError("bad_field", "y must differ from x", "y");
  const { tradeOff } = await service.ready;
  if (negotiateType(request) !== "text/event-stream") {
    return respondTradeOff(asked, tradeOff.draw(asked, request.signal));
  }
  const control = new AbortController();
  const signal = AbortSignal.any([request.signal, control.signal]);
  return respondTradeOffStream(tradeOff.draw(asked, signal), () => control.abort());
});

export const { GET, HEAD, PUT, PATCH, DELETE, OPTIONS } = refuseMethods("POST");
