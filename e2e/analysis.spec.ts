import { expect, type Page, test } from "@playwright/test";
import answer from "../app/_messages/ko/answer.json" with { type: "json" };
import grid from "../app/_messages/ko/grid.json" with { type: "json" };
import header from "../app/_messages/ko/header.json" with { type: "json" };
import options from "../app/_messages/ko/options.json" with { type: "json" };
import tables from "../app/_messages/ko/tables.json" with { type: "json" };
import tradeOff from "../app/_messages/ko/trade-off.json" with { type: "json" };
import why from "../app/_messages/ko/why.json" with { type: "json" };

/** How long a question may take that solves many plans, on a busy machine. */
const MANY_PLANS_MS = 90_000;

const region = (page: Page) => page.getByRole("region", { name: answer.region, exact: true });

test.beforeEach(async ({ page }) => {
  test.setTimeout(2 * MANY_PLANS_MS);
  await page.goto("/");
  await expect(region(page).getByText(answer.proof.verified)).toBeVisible();
});

test("shows the plan behind a point of the trade-off curve, and goes back", async ({ page }) => {
  const curve = page.getByRole("region", { name: tradeOff.title });
  await curve.scrollIntoViewIfNeeded();
  const points = curve.getByRole("group").getByRole("button");
  await expect(points.nth(1)).toBeVisible({ timeout: MANY_PLANS_MS });
  await points.first().press("Enter");
  await expect(page.getByText(tradeOff.preview.title)).toBeVisible();
  await page.getByRole("button", { name: tradeOff.preview.back }).first().click();
  await expect(page.getByText(tradeOff.preview.title)).toBeHidden();
});

test("moves the plan along the curve: by keys, by a drag, and back by undo", async ({ page }) => {
  const curve = page.getByRole("region", { name: tradeOff.title });
  await curve.scrollIntoViewIfNeeded();
  const points = curve.getByRole("group").getByRole("button");
  await expect(points.nth(4)).toBeVisible({ timeout: MANY_PLANS_MS });
  // Once no more points come, nothing moves under the pointer.
  await expect(curve.getByRole("button", { name: tradeOff.stop })).toBeHidden({
    timeout: MANY_PLANS_MS,
  });
  const dot = curve.getByRole("slider", { name: tradeOff.drag.label });
  await dot.press("Home");
  await expect(page.getByText(tradeOff.preview.title)).toBeVisible();
  await expect(dot).toHaveAttribute("aria-valuenow", "0");
  await dot.press("Escape");
  await expect(page.getByText(tradeOff.preview.title)).toBeHidden();

  const end = await points.last().boundingBox();
  if (!end) throw new Error("The curve has no last point");
  await dot.hover();
  await page.mouse.down();
  await page.mouse.move(end.x + end.width / 2, end.y + end.height / 2, { steps: 4 });
  await expect(page.getByText(tradeOff.preview.title)).toBeVisible();
  await page.mouse.up();
  await expect(page).toHaveURL(/[?&]cap=/);
  const lift = curve.getByRole("button", { name: tradeOff.held.free });
  await expect(lift).toBeVisible();
  await page.getByRole("button", { name: header.undo }).click();
  await expect(lift).toBeHidden();
});

test("finds other plans that are nearly as good, and shows one", async ({ page }) => {
  await page.getByRole("tab", { name: options.tabs.alternatives }).click();
  await page.getByRole("button", { name: options.alternatives.find }).click();
  const rows = page.getByRole("table", { name: options.alternatives.caption }).getByRole("row");
  const first = options.alternatives.name.replace("{index}", "1");
  const other = rows.filter({ hasText: first });
  await expect(other).toBeVisible({ timeout: MANY_PLANS_MS });
  await other.getByRole("button").or(other.getByRole("radio")).first().click();
  const back = page.getByRole("button", { name: options.alternatives.back }).first();
  await back.click();
  await expect(back).toBeHidden();
  const apart = page.getByRole("table", { name: options.distances.title });
  await expect(apart.getByRole("rowheader").nth(1)).toBeVisible({ timeout: MANY_PLANS_MS });
  const toBest = apart.getByRole("row").nth(2).getByRole("cell").first();
  expect(Number(await toBest.textContent())).toBeGreaterThanOrEqual(5);
});

test("says what the plan would lose without a site", async ({ page }) => {
  const sites = page.getByRole("table", { name: tables.sites.caption });
  await sites
    .getByRole("button", { name: /\d kV #\d/ })
    .first()
    .click();
  await page.getByRole("button", { name: why.ask.replacement }).click();
  await expect(page.getByText(why.changes)).toBeVisible({ timeout: MANY_PLANS_MS });
});

test("says what one more megawatt of the lines that hold a plan back is worth", async ({
  page,
}) => {
  // Near people alone: power flows keep some of the load away from the capital.
  await page.goto("/?gm=dc&wg=0&wd=0&wr=0&wa=1");
  await expect(region(page).getByText(answer.proof.verified)).toBeVisible();
  await page.getByRole("tab", { name: tables.tabs.limits.replace(" {count}", "") }).click();
  const prices = page.getByRole("region", { name: why.network.title });
  const line = prices
    .getByRole("listitem")
    .filter({ hasText: /\skV\s/ })
    .first();
  await expect(line).toBeVisible({ timeout: MANY_PLANS_MS });
  await expect(line).toContainText(/[1-9][\d,]*\sMW/);
  await expect(line).toContainText(/\d\skm/);
});

test("tells hour by hour whether the modelled network carries the plan", async ({ page }) => {
  await page.getByRole("tab", { name: tables.tabs.grid, exact: true }).click();
  const hours = page.getByRole("table", { name: grid.show.caption });
  for (const name of Object.values(grid.rules.hour)) {
    const hour = hours.getByRole("row").filter({ hasText: name });
    await expect(hour.getByRole("cell").first()).toHaveText(/^\d/, { timeout: MANY_PLANS_MS });
  }
  await page.getByRole("button", { name: grid.show.relief.ask }).click();
  const reliefs = page.getByRole("table", { name: grid.show.relief.caption });
  await expect(reliefs).toBeVisible({ timeout: MANY_PLANS_MS });
  const seaLink = reliefs.getByRole("row").filter({ hasText: "서해안 HVDC 1" });
  const figure = new RegExp(`^[+−]\\d|^${grid.show.relief.none}$`);
  await expect(seaLink.getByRole("cell").first()).toHaveText("2030");
  await expect(seaLink.getByRole("cell").last()).toHaveText(figure);
});
