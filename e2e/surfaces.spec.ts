import AxeBuilder from "@axe-core/playwright";
import { expect, type Page, test } from "@playwright/test";
import answer from "../app/_messages/ko/answer.json" with { type: "json" };
import header from "../app/_messages/ko/header.json" with { type: "json" };
import map from "../app/_messages/ko/map.json" with { type: "json" };
import options from "../app/_messages/ko/options.json" with { type: "json" };
import tables from "../app/_messages/ko/tables.json" with { type: "json" };

/** The map is drawn in software here. */
const MAP_MS = 30_000;

async function open(page: Page): Promise<void> {
  await page.goto("/");
  const region = page.getByRole("region", { name: answer.region, exact: true });
  await expect(region.getByText(answer.proof.verified)).toBeVisible();
  await expect(page.locator('[data-map-ready="true"]')).toBeVisible({ timeout: MAP_MS });
}

/** Faults that keep somebody out, each with the first place where it stands. */
async function findGraveFaults(page: Page): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page }).exclude("canvas").analyze();
  return violations
    .filter(({ impact }) => impact === "serious" || impact === "critical")
    .map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`);
}

test("keeps nobody out of the dialogs and of the card of a site", async ({ page }) => {
  await open(page);
  for (const name of [header.sources, header.save]) {
    await page.getByRole("button", { name, exact: true }).click();
    await expect(page.getByRole("dialog")).toBeVisible();
    expect(await findGraveFaults(page)).toEqual([]);
    await page.keyboard.press("Escape");
    await expect(page.getByRole("dialog")).toBeHidden();
  }
  const sites = page.getByRole("table", { name: tables.sites.caption });
  const site = sites.getByRole("button", { name: /\d kV #\d/ }).first();
  await site.click();
  const card = page.getByRole("region", { name: /\d kV #\d$/ });
  await expect(card.getByText(map.fact.voltage, { exact: true })).toBeVisible();
  expect(await findGraveFaults(page)).toEqual([]);
});

test("puts the map, its legend and named tables on paper, and no tools", async ({ page }) => {
  await open(page);
  await page.evaluate(() => window.dispatchEvent(new Event("beforeprint")));
  await page.emulateMedia({ media: "print" });
  const picture = page.getByRole("img", { name: map.title });
  await expect(picture).toBeVisible();
  const shades = await picture.evaluate((canvas: HTMLCanvasElement) => {
    const data = canvas.getContext("2d")?.getImageData(0, 0, canvas.width, canvas.height).data;
    return new Set(new Uint32Array(data?.buffer ?? new ArrayBuffer(0))).size;
  });
  expect(shades).toBeGreaterThan(50);
  await expect(page.getByText(map.legend.size)).toBeVisible();
  await expect(page.getByRole("heading", { name: tables.tabs.provinces })).toBeVisible();
  await expect(page.getByRole("button", { name: map.zoomIn })).toBeHidden();
  await expect(page.locator(".skip-link")).toBeHidden();
});

test("brings the tab that is opened to the top of its panel", async ({ page }) => {
  await open(page);
  await page.getByRole("tab", { name: options.tabs.robustness }).click();
  const panel = page.locator('[data-section="detail"]');
  const list = page.getByRole("tablist");
  const distance = async () =>
    ((await list.boundingBox())?.y ?? 0) - ((await panel.boundingBox())?.y ?? 0);
  await expect.poll(distance).toBeLessThan(2);
});
