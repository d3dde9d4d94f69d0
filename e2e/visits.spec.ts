import { expect, type Page, test } from "@playwright/test";
import answer from "../app/_messages/ko/answer.json" with { type: "json" };
import errors from "../app/_messages/ko/errors.json" with { type: "json" };
import header from "../app/_messages/ko/header.json" with { type: "json" };
import map from "../app/_messages/ko/map.json" with { type: "json" };

/** Drawn in software on a busy machine, the first map takes a while. */
const mapReady = { timeout: 45_000 };

const region = (page: Page) => page.getByRole("region", { name: answer.region, exact: true });
const mapBox = (page: Page) => page.locator('[data-map-ready="true"]');

async function open(page: Page, path = "/"): Promise<void> {
  await page.goto(path);
  await expect(region(page).getByText(answer.proof.verified)).toBeVisible();
  await expect(mapBox(page)).toBeVisible(mapReady);
}

/** Share of the map's pixels in which two pictures of it differ to the eye. */
async function compare(page: Page, one: Buffer, other: Buffer): Promise<number> {
  const sources = [one, other].map((png) => `data:image/png;base64,${png.toString("base64")}`);
  return page.evaluate(async (urls) => {
    const [a, b] = await Promise.all(
      urls.map(async (url) => {
        const image = new Image();
        image.src = url;
        await image.decode();
        const canvas = new OffscreenCanvas(image.width, image.height);
        const context = canvas.getContext("2d");
        context?.drawImage(image, 0, 0);
        return context?.getImageData(0, 0, image.width, image.height).data;
      }),
    );
    if (!a || !b || a.length !== b.length) return 1;
    let differing = 0;
    for (let i = 0; i < a.length; i += 4) {
      const apart = (k: number) => Math.abs((a[i + k] ?? 0) - (b[i + k] ?? 0)) > 24;
      if (apart(0) || apart(1) || apart(2)) differing += 1;
    }
    return differing / (a.length / 4);
  }, sources);
}

test("draws the plan again when the browser gets its graphics context back", async ({ page }) => {
  test.slow();
  await page.emulateMedia({ reducedMotion: "reduce" });
  await open(page);
  const canvas = page.locator("canvas.maplibregl-canvas");
  let before = await canvas.screenshot();
  // Until labels and circles stand still.
  await expect(async () => {
    const last = before;
    before = await canvas.screenshot();
    expect(await compare(page, last, before)).toBe(0);
  }).toPass({ timeout: 30_000 });
  await canvas.evaluate(async (element) => {
    const context = (element as HTMLCanvasElement).getContext("webgl2");
    const loss = context?.getExtension("WEBGL_lose_context");
    const heard = (name: string) =>
      new Promise((done) => element.addEventListener(name, done, { once: true }));
    const lost = heard("webglcontextlost");
    loss?.loseContext();
    await lost;
    // The browser takes the wish to restore only once everyone has heard of the loss.
    await new Promise((done) => setTimeout(done, 0));
    // What a person does meanwhile must not break the page.
    element.dispatchEvent(new MouseEvent("mousemove", { bubbles: true, clientX: 9, clientY: 9 }));
    const restored = heard("webglcontextrestored");
    loss?.restoreContext();
    await restored;
  });
  await expect(async () => {
    expect(await compare(page, before, await canvas.screenshot())).toBeLessThan(0.002);
  }).toPass({ timeout: 30_000 });
});

test("a first visit with an English browser gets English, the switch wins from then on", async ({
  browser,
}) => {
  const context = await browser.newContext({ locale: "en-US" });
  const page = await context.newPage();
  await page.goto("/");
  await expect(page.locator("html")).toHaveAttribute("lang", "en");
  await page.getByRole("button", { name: "View in Korean" }).click();
  await expect(page.locator("html")).toHaveAttribute("lang", "ko");
  await page.reload();
  await expect(page.locator("html")).toHaveAttribute("lang", "ko");
  await context.close();
});

test("names what a link and a file were read without, until it is dismissed", async ({ page }) => {
  await open(page, "/?nmax=40&out=s3,north&wx=0.3");
  const notice = page.getByRole("alert").filter({ hasText: errors.leftOut.address });
  await expect(notice).toContainText("out=north");
  await expect(notice).toContainText("wx=0.3");
  await notice.getByRole("button", { name: errors.leftOut.dismiss }).click();
  await expect(notice).toBeHidden();

  const scenario = { targetMw: 600, weights: { grid: 0.5, beauty: 0.2 } };
  const text = JSON.stringify({ type: "FeatureCollection", features: [], bunsan: { scenario } });
  const choosing = page.waitForEvent("filechooser");
  await page.getByRole("button", { name: header.export }).click();
  await page.getByRole("menuitem", { name: header.import }).click();
  await (await choosing).setFiles({
    name: "plan.geojson",
    mimeType: "application/geo+json",
    buffer: Buffer.from(text),
  });
  const ofFile = page.getByRole("alert").filter({ hasText: errors.leftOut.file });
  await expect(ofFile).toContainText("weights.beauty: 0.2");
  await expect(page).toHaveURL(/[?&]t=600/);
});

test("refuses a place at sea in words, on the map and from a link", async ({ page }) => {
  await open(page);
  await page.getByRole("button", { name: map.addSite }).click();
  const canvas = page.locator("canvas.maplibregl-canvas");
  const box = await canvas.boundingBox();
  // The East Sea fills the upper right of the map.
  await canvas.click({ position: { x: (box?.width ?? 0) * 0.92, y: (box?.height ?? 0) * 0.3 } });
  await expect(page.getByText(map.addSiteSea)).toBeVisible();
  await expect(page).not.toHaveURL(/[?&]own=/);

  await page.goto("/?own=xa~125.9~36.5~Raft");
  const [before] = errors.ownSiteAbroad.split("{name}");
  await expect(page.getByRole("alert").getByText(`${before}Raft`)).toBeVisible();
});
