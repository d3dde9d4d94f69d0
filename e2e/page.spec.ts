import { readFile } from "node:fs/promises";
import AxeBuilder from "@axe-core/playwright";
import { expect, type Page, test } from "@playwright/test";
import answer from "../app/_messages/ko/answer.json" with { type: "json" };
import controls from "../app/_messages/ko/controls.json" with { type: "json" };
import header from "../app/_messages/ko/header.json" with { type: "json" };
import library from "../app/_messages/ko/library.json" with { type: "json" };
import map from "../app/_messages/ko/map.json" with { type: "json" };

const sliderOf = (id: keyof typeof controls.criterion) =>
  controls.weights.slider.replace("{name}", controls.criterion[id].name);

const region = (page: Page) => page.getByRole("region", { name: answer.region, exact: true });

/** Drawn in software on a busy machine, the first map takes a while. */
const mapReady = { timeout: 45_000 };

/** Opens the page and waits until its first answer stands. */
async function open(page: Page, path = "/"): Promise<void> {
  await page.goto(path);
  await expect(region(page).getByText(answer.proof.verified)).toBeVisible();
}

test("opens on an answer: 8.4 GW placed, proven and verified, before anything is touched", async ({
  page,
}) => {
  await open(page);
  await expect(region(page)).toContainText(/8\.4\s*GW|8,400\s*MW/);
  await expect(page.locator("html")).toHaveAttribute("lang", "ko");
});

test("draws the map in the browser without asking any other host", async ({ page, baseURL }) => {
  const strangers: string[] = [];
  page.on("request", (request) => {
    const url = new URL(request.url());
    if (url.protocol.startsWith("http") && url.origin !== new URL(baseURL ?? "").origin) {
      strangers.push(request.url());
    }
  });
  await open(page);
  await expect(page.locator('[data-map-ready="true"] canvas').first()).toBeVisible(mapReady);
  expect(strangers).toEqual([]);
});

test("solves again when a slider moves, and keeps the scenario in the address", async ({
  page,
  browser,
}) => {
  await open(page);
  const before = page.url();
  const solved = page.waitForResponse((response) => response.url().includes("/api/solve"));
  const slider = page.getByRole("slider", { name: sliderOf("access") });
  await slider.focus();
  await slider.press("End");
  expect((await solved).status()).toBe(200);
  await expect(page).not.toHaveURL(before);
  await expect(region(page).getByText(answer.proof.verified)).toBeVisible();

  const context = await browser.newContext({ locale: "ko-KR" });
  const stranger = await context.newPage();
  await open(stranger, page.url());
  await expect(stranger.getByRole("slider", { name: sliderOf("access") })).toHaveValue("100");
  await context.close();
});

test("takes a change back and does it again", async ({ page }) => {
  await open(page);
  const slider = page.getByRole("slider", { name: sliderOf("grid") });
  const start = await slider.inputValue();
  await slider.focus();
  await slider.press("Home");
  await expect(slider).toHaveValue("0");
  await page.getByRole("button", { name: header.undo }).click();
  await expect(slider).toHaveValue(start);
  await page.getByRole("button", { name: header.redo }).click();
  await expect(slider).toHaveValue("0");
});

test("says when time ran out before a proof, and takes more at one press", async ({ page }) => {
  // At most twenty sites take far longer than this to prove.
  await open(page, "/?nmax=20&tl=3");
  const out = answer.time.out.replace("{seconds}", "3");
  await expect(region(page).getByText(out)).toBeVisible();
  const more = answer.time.more.replace("{seconds}", "60");
  await region(page).getByRole("button", { name: more }).click();
  await expect(page).toHaveURL(/[?&]tl=60/);
  await expect(region(page).getByText(out)).toBeHidden();
});

test("exports the plan as GeoJSON", async ({ page }) => {
  await open(page);
  await page.getByRole("button", { name: header.export }).click();
  const downloading = page.waitForEvent("download");
  await page.getByRole("menuitem", { name: header.geojson }).click();
  const download = await downloading;
  expect(download.suggestedFilename()).toMatch(/\.geojson$/);
  const file = JSON.parse(await readFile(await download.path(), "utf8"));
  expect(file.type).toBe("FeatureCollection");
  expect(file.features.length).toBeGreaterThan(5);
  expect(file.bunsan.certificate.verified).toBe(true);
});

test("saves a scenario under a name and finds it after a reload", async ({ page }) => {
  await open(page);
  await page.getByRole("button", { name: header.save, exact: true }).click();
  const dialog = page.getByRole("dialog", { name: library.title });
  await dialog.getByLabel(library.name).fill("호남 먼저");
  await dialog.getByRole("button", { name: library.save, exact: true }).click();
  await expect(dialog.getByText("호남 먼저")).toBeVisible();
  await page.reload();
  await page.getByRole("button", { name: header.save, exact: true }).click();
  await expect(page.getByRole("dialog").getByText("호남 먼저")).toBeVisible();
});

test("speaks English at the press of a button, and remembers it", async ({ page }) => {
  await open(page);
  await page.getByRole("button", { name: header.languageLabel }).click();
  await expect(page.locator("html")).toHaveAttribute("lang", "en");
  await expect(page.getByRole("region", { name: "Answer", exact: true })).toBeVisible();
  await page.reload();
  await expect(page.locator("html")).toHaveAttribute("lang", "en");
});

test("finds a municipality by its English name", async ({ page }) => {
  await open(page);
  await expect(page.locator('[data-map-ready="true"]')).toBeVisible(mapReady);
  const search = page.getByRole("combobox", { name: map.search.label });
  await search.fill("haenam");
  await page.getByRole("option", { name: /해남/ }).first().click();
  await expect(page.getByText("해남군").first()).toBeVisible();
});

test("fits a phone: the answer is there and nothing runs over the side", async ({ browser }) => {
  const context = await browser.newContext({
    locale: "ko-KR",
    viewport: { width: 390, height: 844 },
    hasTouch: true,
    isMobile: true,
  });
  const page = await context.newPage();
  await open(page);
  const over = await page.evaluate(
    () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
  );
  expect(over).toBeLessThanOrEqual(0);
  await context.close();
});

for (const colorScheme of ["light", "dark"] as const) {
  test(`has no serious accessibility fault in ${colorScheme} colours`, async ({ page }) => {
    await page.emulateMedia({ colorScheme });
    await open(page);
    await expect(page.locator('[data-map-ready="true"]')).toBeVisible(mapReady);
    const { violations } = await new AxeBuilder({ page }).exclude("canvas").analyze();
    const grave = violations.filter(({ impact }) => impact === "serious" || impact === "critical");
    expect(grave.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)).toEqual([]);
  });
}
