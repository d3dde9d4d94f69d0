import { expect, type Page, test } from "@playwright/test";
import announced from "../app/_messages/ko/announced.json" with { type: "json" };
import header from "../app/_messages/ko/header.json" with { type: "json" };

/** How long two plans may take on a busy machine. */
const TWO_PLANS_MS = 90_000;

const FIR_HILLS = "퍼힐스 전남 3 GW";
const JANGSEONG = "장성 황룡 AI 데이터센터";

async function openProjects(page: Page) {
  await page.goto("/");
  await page.getByRole("tab", { name: announced.tab }).click();
  const list = page.getByRole("group", { name: announced.projects.legend });
  await expect(list).toBeVisible({ timeout: TWO_PLANS_MS });
  return list;
}

test("says what of the announced projects does not fit, compares, holds the rest and undoes it", async ({
  page,
}) => {
  test.setTimeout(2 * TWO_PLANS_MS);
  const list = await openProjects(page);
  const verdict = page.getByText(/^발표된 \d+건/);
  await expect(verdict).toContainText(FIR_HILLS);
  const breaks = page.getByRole("region", { name: announced.breaks.title });
  const count = await breaks.getByRole("listitem").count();

  await list.getByRole("checkbox", { name: FIR_HILLS }).uncheck();
  await expect(verdict).not.toContainText(FIR_HILLS, { timeout: TWO_PLANS_MS });
  await expect.poll(() => breaks.getByRole("listitem").count()).toBeLessThan(count);

  await page.getByRole("button", { name: announced.actions.compare, exact: true }).click();
  const table = page.getByRole("table", { name: announced.compare.caption });
  await expect(table.getByRole("columnheader")).toHaveText(
    Object.values(announced.compare.column),
    { timeout: TWO_PLANS_MS },
  );

  await page.getByRole("button", { name: /^들어가는 [\d,]+\sMW 고정$/ }).click();
  await expect(page).toHaveURL(/own=xulsan/);
  await expect(page).toHaveURL(/in=xulsan/);
  await page.getByRole("button", { name: header.undo, exact: true }).click();
  await expect(page).not.toHaveURL(/own=/);
});

test("holds one project in the plan from its card on the map, and lets go of it", async ({
  page,
}) => {
  test.setTimeout(2 * TWO_PLANS_MS);
  const list = await openProjects(page);
  const show = announced.projects.show.replace("{name}", JANGSEONG);
  await list.getByRole("button", { name: show }).click();
  const card = page.getByRole("region", { name: JANGSEONG });
  await card.getByRole("button", { name: announced.card.lock }).click();
  await expect(page).toHaveURL(/in=xjangseonghwangnyong(:|%3A)200-200/);
  await card.getByRole("button", { name: announced.card.release }).click();
  await expect(page).not.toHaveURL(/jangseong/);
});
