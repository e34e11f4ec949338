// What stands on the page before, around and instead of the simulation.
import { expect, folderUrl, test } from "./fixtures.mjs";

const WASM = /\.wasm$/;

/** The simulation has taken the mount node over from the shell. */
async function expectStarted(page) {
  await expect(page.locator("[data-floodgate-shell]")).toHaveCount(0);
  await expect(page.locator("[data-floodgate-failed]")).toHaveCount(0);
  await expect(page.locator("[data-floodgate] h1").first()).toBeVisible();
}

/** The plain error is there, as an alert, with details that open. */
async function expectRefused(page, reason, detail) {
  const alert = page.getByRole("alert");
  await expect(alert.getByRole("heading", { name: "Floodgate could not start" })).toBeVisible();
  await expect(alert).toContainText(reason);
  await expect(page.getByRole("button", { name: "Try again" })).toBeVisible();
  const text = page.locator("[data-floodgate-failed] pre");
  await expect(text).toBeHidden();
  await page.getByText("Details", { exact: true }).click();
  await expect(text).toBeVisible();
  await expect(text).toContainText(detail);
}

test("the page starts under the strict policy", async ({ page }) => {
  const response = await page.goto("./");
  expect(response.headers()["content-security-policy"]).toContain("default-src 'none'");
  await expectStarted(page);
});

test("the page starts below a folder of a server", async ({ page }) => {
  await page.goto(folderUrl);
  await expectStarted(page);
});

test("a violation of the policy is noticed by these tests", async ({ page, faults }) => {
  faults.expect(/^policy: style-src/);
  faults.expect(/^console: .*Content Security Policy/);
  await page.goto("./");
  await expectStarted(page);
  await page.evaluate(() => document.body.setAttribute("style", "color: red"));
});

test("a shell stands on the page while the simulation loads", async ({ page }) => {
  let arrive;
  const held = new Promise((resolve) => (arrive = resolve));
  await page.route(WASM, async (route) => {
    await held;
    await route.continue();
  });
  await page.goto("./");
  await expect(page.getByRole("status")).toHaveText("Loading the simulation…");
  await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
  arrive();
  await expectStarted(page);
});

test("a simulation that is not there gives a plain error", async ({ page, faults }) => {
  faults.expect(/^response: .*\.wasm 404/);
  faults.expect(/^console: /);
  await page.route(WASM, (route) => route.fulfill({ status: 404, body: "Not found" }));
  await page.goto("./");
  await expectRefused(page, "The simulation was not found on the server.", "the server answered 404");
});

test("a page sent in the place of the simulation gives a plain error", async ({ page, faults }) => {
  faults.expect(/^console: /);
  await page.route(WASM, (route) => route.fulfill({ contentType: "text/html", body: "<!doctype html>" }));
  await page.goto("./");
  await expectRefused(page, "What the server sent is not the simulation", "CompileError");
});

test("a simulation of an unnamed type starts all the same", async ({ page }) => {
  await page.route(WASM, async (route) => {
    const response = await route.fetch();
    await route.fulfill({ response, headers: { ...response.headers(), "content-type": "application/octet-stream" } });
  });
  await page.goto("./");
  await expectStarted(page);
});

test("a missing script gives a plain error", async ({ page, faults }) => {
  faults.expect(/^response: .*floodgate-[0-9a-f]+\.js 404/);
  faults.expect(/^request: .*floodgate-[0-9a-f]+\.js/);
  faults.expect(/^console: /);
  await page.route(/\/floodgate-[0-9a-f]+\.js$/, (route) => route.fulfill({ status: 404, body: "Not found" }));
  await page.goto("./");
  await expectRefused(page, "A part of the page could not be loaded from the server.", "floodgate-");
});

test("a lost connection gives a plain error, and trying again helps", async ({ page, faults }) => {
  faults.expect(/^request: .*\.wasm/);
  faults.expect(/^console: /);
  await page.route(WASM, (route) => route.abort("connectionfailed"));
  await page.goto("./");
  await expectRefused(page, "The simulation could not be loaded from the server.", "Failed to fetch");
  await page.unroute(WASM);
  await page.getByRole("button", { name: "Try again" }).click();
  await expectStarted(page);
});

test("a browser without WebAssembly gets a plain error", async ({ page, faults }) => {
  faults.expect(/^console: /);
  await page.addInitScript(() => delete globalThis.WebAssembly);
  await page.goto("./");
  await expectRefused(page, "This browser is too old for the simulation", "WebAssembly");
});

test("a simulation that stops while starting gives a plain error", async ({ page, faults }) => {
  faults.expect(/^console: /);
  const stops = 'export default async () => { throw new WebAssembly.RuntimeError("unreachable"); };';
  await page.route(/\/floodgate-[0-9a-f]+\.js$/, (route) =>
    route.fulfill({ contentType: "text/javascript", body: stops }),
  );
  await page.goto("./");
  await expectRefused(page, "The simulation stopped while it was starting.", "unreachable");
});

test.describe("without JavaScript", () => {
  test.use({ javaScriptEnabled: false });

  test("the story is told in words", async ({ page, faults }) => {
    // Chromium reports the scripts that it does not load in this way.
    faults.expect(/^request: .*\.js csp$/);
    await page.goto("./");
    const story = page.getByRole("listitem");
    await expect(story).toHaveCount(6);
    await expect(story.filter({ hasText: "Deactivate" })).toContainText("it makes no new jobs");
    await expect(story.filter({ hasText: "Canceled" })).toContainText("at the moment it is picked up");
    await expect(story.filter({ hasText: "In Progress" })).toContainText("They finish as usual");
    await expect(story.last()).toContainText("the backlog drains");
    await expect(page.getByText("Loading the simulation…")).toBeHidden();
  });
});
