import { handleRoute } from "@/lib/http/handle-route";
import { refuseMethods } from "@/lib/http/refuse-methods";
import type { Health } from "@/lib/schema/health";
import { shareService } from "@/lib/service/service";
import { version } from "@/package.json";

export const runtime = "nodejs";
export const dynamic = "force-dynamic";

/** Says that the figures are read; the first call also sets the solvers to warm up. */
export const GET = handleRoute(async () => {
  const service = shareService();
  const { dataVersion } = await service.ready;
  const health: Health = {
    ok: true,
    version,
    dataVersion,
    warm: service.isWarm(),
    uptimeS: Math.round(process.uptime()),
    database: globalThis.bunsanDatabase === undefined ? "unopened" : "opened",
  };
  return Response.json(health, { headers: { "Cache-Control": "no-store" } });
});

export const { POST, PUT, PATCH, DELETE, OPTIONS } = refuseMethods("GET", "HEAD");
