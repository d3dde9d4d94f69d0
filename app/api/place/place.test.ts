import { afterAll, expect, it } from "vitest";
import { shareService } from "@/lib/service/service";
import { POST } from "./route";

afterAll(() => shareService().close());

async function ask(body: unknown) {
  const request = new Request("http://localhost/api/place", {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify(body),
  });
  const response = await POST(request);
  return { status: response.status, body: await response.json() };
}

it.each([
  [127.7495, 37.6863, "Hongcheon"],
  [126.978, 37.5665, "Jung"],
])("names the municipality of %f, %f", async (lon, lat, name) => {
  const { status, body } = await ask({ lon, lat });
  expect(status).toBe(200);
  expect(body.place.municipality.en).toContain(name);
  expect(body.place.outsideKm).toBe(0);
});

it.each([
  [125.9, 36.5],
  [126.55, 37.97],
  [129.29, 34.2],
])("finds no municipality at %f, %f", async (lon, lat) => {
  expect(await ask({ lon, lat })).toMatchObject({ status: 200, body: { place: null } });
});

it("refuses a point far from the country by its field", async () => {
  const { status, body } = await ask({ lon: 0, lat: 37 });
  expect(status).toBe(400);
  expect(body.error).toMatchObject({ code: "bad_field", field: "lon" });
});
