// Real sites, made by each generator from the code that `floodgate embed` prints (tests/recipes), driven
// in the browser. Only the phase `recipes` of `cargo xtask test` runs these: it builds the sites first.
import { readFile } from "node:fs/promises";
import { extname, join } from "node:path";
import { expect, test } from "./fixtures.mjs";
import { element, serving, shows } from "./hosts.mjs";

const SITES = process.env.FLOODGATE_RECIPES;
const TYPES = { ".html": "text/html", ".xml": "application/xml", ".js": "text/javascript", ".css": "text/css", ".json": "application/json", ".svg": "image/svg+xml", ".woff2": "font/woff2", ".png": "image/png" };

/** Serves what a generator made; the addresses in it are those of this server. */
async function site(name, use) {
  let here = "";
  const answer = async (url) => {
    const [path] = url.split("?");
    const file = path.endsWith("/") ? `${path}index.html` : extname(path) ? path : `${path}.html`;
    const type = { "content-type": TYPES[extname(file)] ?? "application/octet-stream" };
    const body = await readFile(join(SITES, name, "site", file)).catch(() => undefined);
    if (file === "/favicon.ico") return [200, { "content-type": "image/x-icon" }, ""];
    if (/\.(html|xml)$/.test(file) && body) return [200, type, body.toString().replaceAll("http://127.0.0.1/", here)];
    return body ? [200, type, body] : [404, type, ""];
  };
  await serving(answer, (address) => {
    here = address;
    return use(address);
  });
}

/** The incident in the article: the flood, the click, and the queue that drains. */
async function drive(page, inside = page) {
  await expect(inside.getByRole("timer", { name: "Simulated time" })).toHaveText("8:00");
  await inside.getByRole("button", { name: "Deactivate" }).click();
  await expect(inside.getByRole("button", { name: "Activate", exact: true })).toBeVisible();
  await inside.getByRole("slider", { name: "Time" }).fill("1200000");
  await expect(inside.getByText(/of 19,702 canceled at pick-up/)).toBeVisible();
}

for (const name of ["html", "mkdocs", "sphinx", "vitepress"]) {
  test(`${name}: the element of a built site plays`, async ({ page }) => {
    await site(name, async (address) => {
      await page.goto(address);
      await element(page).scrollIntoViewIfNeeded();
      await shows(page, 480);
      await expect(page.getByText("Someone imports 30,000 contacts").first()).toBeHidden();
      await drive(page);
    });
  });
}

test("frame: the frame of a built site plays", async ({ page }) => {
  await site("frame", async (address) => {
    await page.goto(address);
    await page.locator("iframe").scrollIntoViewIfNeeded();
    await drive(page, page.frameLocator("iframe"));
  });
});

for (const name of ["mkdocs", "vitepress"]) {
  test(`${name}: going to another page and back without loading leaves a playground that plays`, async ({ page }) => {
    await site(name, async (address) => {
      await page.goto(address);
      await element(page).scrollIntoViewIfNeeded();
      await shows(page, 480);
      await page.evaluate(() => (window.still = true));
      await page.getByRole("link", { name: "Another page" }).first().click();
      await expect(page.getByRole("heading", { name: "Another page" })).toBeVisible();
      await expect(element(page)).toHaveCount(0);
      await page.goBack();
      await element(page).scrollIntoViewIfNeeded();
      await shows(page, 480);
      expect(await page.evaluate(() => window.still), "the page was not loaded anew").toBe(true);
      await drive(page);
    });
  });
}
