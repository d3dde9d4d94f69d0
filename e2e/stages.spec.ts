import { expect, type Page, test } from "@playwright/test";
import header from "../app/_messages/ko/header.json" with { type: "json" };
import stages from "../app/_messages/ko/stages.json" with { type: "json" };

/** How long a plan over years may take on a busy machine. */
const PLAN_MS = 90_000;
/** The first west-coast link by the name that its slider has. */
const WEST_COAST_1 = stages.slips.slider.replace("{name}", "서해안 HVDC 1 (새만금–서화성)");

/** One year, and more than its lines let through: then each line counts. */
async function openYears(page: Page) {
  await page.goto("/?ys=2030:16000");
  await page.getByRole("tab", { name: stages.tab }).click();
}

test("plans a year, slips the first west-coast link, sees who waits, and undoes it", async ({
  page,
}) => {
  test.setTimeout(2 * PLAN_MS);
  await openYears(page);
  await page.getByRole("button", { name: stages.run }).click();
  const table = page.getByRole("table", { name: stages.table.caption });
  await expect(table).toBeVisible({ timeout: PLAN_MS });
  await expect(page.getByText(/^지도: 2030년 단계/)).toBeVisible();
  // The table of single slips is not waited for: what was found stays.
  await page.getByRole("button", { name: stages.cancel, exact: true }).click();
  await expect(table).toBeVisible();

  const slider = page.getByRole("slider", { name: WEST_COAST_1 });
  await expect(slider).toHaveAttribute("aria-valuetext", "2030");
  await slider.press("End");
  await expect(slider).toHaveAttribute("aria-valuetext", stages.slips.never);
  await expect(page).toHaveURL(/yl=west-coast-1(:|%3A)never/);
  const waiting = page.getByRole("table", { name: stages.outcome.caption });
  await expect(waiting.getByRole("row").nth(1)).toBeVisible({ timeout: PLAN_MS });
  await expect(page.getByText(/^최대 [\d,]+\sMW가 기다립니다/)).toBeVisible();

  await page.getByRole("button", { name: header.undo, exact: true }).click();
  await expect(slider).toHaveAttribute("aria-valuetext", "2030");
  await expect(waiting).toBeHidden();
  await expect(page).not.toHaveURL(/yl=/);
});

test("sets a date of its own for a project of which none was announced", async ({ page }) => {
  await openYears(page);
  const group = page.getByRole("button", { name: stages.slips.group.generation });
  await group.click();
  const slider = page.getByRole("slider", { name: /새울 4호기/ });
  await expect(slider).toHaveAttribute("aria-valuetext", stages.slips.never);
  await slider.press("PageDown");
  await expect(page).toHaveURL(/yl=saeul-4(:|%3A)2041/);
  await page.reload();
  await page.getByRole("tab", { name: stages.tab }).click();
  await group.click();
  await expect(slider).toHaveAttribute("aria-valuetext", "2041");
  await page.getByRole("button", { name: stages.slips.resetAll }).click();
  await expect(page).not.toHaveURL(/yl=/);
});
