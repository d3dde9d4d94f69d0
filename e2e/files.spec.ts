import { expect, test } from "@playwright/test";

const choose = (name: string, content: unknown) => ({
  name,
  mimeType: "application/geo+json",
  buffer: Buffer.from(JSON.stringify(content)),
});

test.describe("a file that is given back", () => {
  test("whose sites were edited is asked about, and its sites can be held", async ({
    page,
    request,
  }) => {
    const data = { targetMw: 600, site: { maxCount: 3 } };
    const file = await (await request.post("/api/solve?format=geojson", { data })).json();
    const [gone] = file.features.splice(0, 1);
    await page.goto("/");
    await page.locator("input[type=file]").setInputFiles(choose("edited.geojson", file));
    const dialog = page.getByRole("dialog");
    await expect(dialog).toContainText("지운 부지 1");
    await expect(dialog).toContainText(gone.properties.name_ko);
    await dialog.getByRole("button", { name: "고친 부지를 고정" }).click();
    await expect(dialog).toBeHidden();
    const held = file.features[0].properties;
    await expect(page).toHaveURL(new RegExp(`in=[^&]*${held.id}:${held.loadMw}-${held.loadMw}`));
    await expect(page).toHaveURL(new RegExp(`out=${gone.id}`));
  });

  test("without a scenario offers its points as sites of the present one", async ({ page }) => {
    const feature = (name: string, geometry: unknown) => ({
      ...{ type: "Feature", properties: { 이름: name, 용량: 80 }, geometry },
    });
    const features = [feature("청주 후보지", { type: "Point", coordinates: [127.49, 36.64] })];
    await page.goto("/?t=5000");
    const input = page.locator("input[type=file]");
    await input.setInputFiles(choose("sites.geojson", { type: "FeatureCollection", features }));
    const dialog = page.getByRole("dialog");
    await expect(dialog).toContainText("Bunsan 시나리오가 없는 GeoJSON 파일");
    await expect(dialog).toContainText("청주 후보지");
    await dialog.getByRole("button", { name: "부지로 넣기" }).click();
    await expect(page).toHaveURL(/t=5000.*in=x1:80-80|in=x1:80-80.*t=5000/);
    features.push(feature("밭", { type: "Polygon", coordinates: [] }));
    await input.setInputFiles(choose("fields.geojson", { type: "FeatureCollection", features }));
    await expect(page.getByText(/점만 부지가 될 수 있습니다.*2번째 도형/)).toBeVisible();
  });
});
