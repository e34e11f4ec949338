// The page without a network, and a new version of it.
import { expect, test } from "./fixtures.mjs";
import { serving } from "./hosts.mjs";
import { open, read, seek } from "./playground.mjs";

test.use({ serviceWorkers: "allow" });

/** Waits until every file of this version is kept. */
const kept = (page) => page.evaluate(() => navigator.serviceWorker.ready.then(({ active }) => active.state !== "redundant"));

test("without a network the page opens, plays, and shows its dialogs and pages", async ({ page, context }) => {
  await open(page, "./?scenario=bulk-import&seed=7");
  expect(await kept(page)).toBe(true);
  await context.setOffline(true);
  await open(page, "./?scenario=bulk-import&seed=7&t=8:00");
  await expect.poll(async () => (await read(page)).counts.at).toBe(480_000);
  await page.getByRole("button", { name: "Deactivate", exact: true }).click();
  await seek(page, 600_000);
  await expect(page.getByRole("region", { name: "Since you clicked" })).toBeVisible();
  await page.getByRole("button", { name: "Embed", exact: true }).click();
  await expect(page.getByRole("dialog", { name: "Put this run into a page" })).toBeVisible();
  await page.keyboard.press("Escape");
  await page.getByRole("link", { name: "Processes" }).click();
  await expect(page.getByRole("heading", { name: "Processes" }).first()).toBeVisible();
});

test("it can be installed", async ({ page, request }) => {
  await open(page);
  const address = await page.locator("link[rel=manifest]").getAttribute("href");
  const manifest = await (await request.get(address)).json();
  expect(manifest).toMatchObject({ name: "Floodgate", start_url: "./", display: "standalone" });
  expect((await request.get(manifest.icons[0].src)).status()).toBe(200);
});

test("a new version says that it is there, and begins when the person wants it", async ({ page, baseURL }) => {
  let version = "one";
  const answer = async (path) => {
    const response = await fetch(new URL(`.${path}`, baseURL));
    const headers = { "content-type": response.headers.get("content-type"), "cache-control": "no-cache" };
    const body = Buffer.from(await response.arrayBuffer());
    const mine = path.endsWith("/sw.js") ? body.toString().replace(/VERSION = "[^"]*"/, `VERSION = "${version}"`) : body;
    return [response.status, headers, mine];
  };
  await serving(answer, async (address) => {
    const caches = () => page.evaluate(async () => (await globalThis.caches.keys()).map((name) => name.split(" ").pop()));
    await open(page, `${address}?seed=7`);
    await kept(page);
    await open(page, `${address}?seed=7`);
    expect(await caches()).toEqual(["one"]);
    await expect(page.getByText("There is a new version of Floodgate")).toHaveCount(0);
    version = "two";
    await open(page, `${address}?seed=7`);
    await seek(page, 480_000);
    await expect.poll(() => page.url()).toContain("t=8:00");
    await expect(page.getByText("There is a new version of Floodgate")).toBeVisible();
    await Promise.all([page.waitForEvent("domcontentloaded"), page.getByRole("button", { name: "Load it" }).click()]);
    await expect.poll(caches).toEqual(["two"]);
    await expect(page.getByRole("timer", { name: "Simulated time" })).toHaveText("8:00");
    expect(page.url()).toContain("seed=7");
  });
});

test("an embed never registers it", async ({ page }) => {
  await page.goto("./?embed=1");
  await expect(page.getByRole("button", { name: "Deactivate" })).toBeVisible();
  await page.getByRole("button", { name: "Step event" }).click();
  expect(await page.evaluate(async () => (await navigator.serviceWorker.getRegistrations()).length)).toBe(0);
});
