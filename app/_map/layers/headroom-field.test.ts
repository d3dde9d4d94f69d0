import { expect, it } from "vitest";
import { loadBusHeadroom } from "@/lib/geodata/load-bus-headroom";
import { stressHourIdSchema } from "@/lib/schema/grid-data";
import { headroomField } from "./headroom-field";

it("names a figure that the buses have, for every hour and both rules", async () => {
  const [bus] = await loadBusHeadroom();
  const named = (["n0", "n1"] as const).flatMap((rule) =>
    stressHourIdSchema.options.map((hour) => headroomField(rule, hour)),
  );
  expect(["bus", ...named].sort()).toEqual(Object.keys(bus ?? {}).sort());
});
