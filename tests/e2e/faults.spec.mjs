// What goes wrong in browsers, networks and in the simulation itself: nothing fails silently,
// and a run is never lost.
import { expect, test } from "./fixtures.mjs";
import { DECIDE_MS, open, read, seek } from "./playground.mjs";

const WASM = /\.wasm$/;

const failed = (page) => page.locator("[data-floodgate-failed]");

/** The plain error is there with this reason. */
async function expectRefused(page, reason) {
  const alert = page.getByRole("alert");
  await expect(alert.getByRole("heading", { name: "Floodgate could not start" })).toBeVisible();
  await expect(alert).toContainText(reason);
  await expect(page.getByRole("button", { name: "Try again" })).toBeVisible();
}

const play = (page) => page.getByRole("button", { name: "Play", exact: true });
const clockAt = async (page) => (await read(page)).counts.at;

test.describe("the simulation does not arrive", () => {
  test("half of it", async ({ page, faults }) => {
    faults.expect(/^console: /);
    await page.route(WASM, async (route) => {
      const response = await route.fetch();
      const body = await response.body();
      await route.fulfill({ contentType: "application/wasm", body: body.subarray(0, body.length / 2) });
    });
    await page.goto("./");
    await expectRefused(page, "What the server sent is not the simulation, or only a part of it.");
  });

  test("a blocker holds it back", async ({ page, faults }) => {
    faults.expect(/^request: .*\.wasm/);
    faults.expect(/^console: /);
    await page.route(WASM, (route) => route.abort("blockedbyclient"));
    await page.goto("./");
    await expectRefused(page, "A blocker or a proxy may hold it back.");
  });

  test("the computer is offline", async ({ page, faults }) => {
    faults.expect(/^request: .*\.wasm/);
    faults.expect(/^console: /);
    await page.addInitScript(() => Object.defineProperty(Navigator.prototype, "onLine", { get: () => false }));
    await page.route(WASM, (route) => route.abort("internetdisconnected"));
    await page.goto("./");
    await expectRefused(page, "this computer is offline");
  });

  test("the policy of a host forbids to compile it", async ({ page, faults }) => {
    faults.expect(/^policy: script-src wasm-eval/);
    faults.expect(/^console: /);
    await page.route(/\/$/, async (route) => {
      const response = await route.fetch();
      const headers = response.headers();
      const policy = headers["content-security-policy"].replace(" 'wasm-unsafe-eval'", "");
      await route.fulfill({ response, headers: { ...headers, "content-security-policy": policy } });
    });
    await page.goto("./");
    await expect(page.getByRole("heading", { name: "Floodgate could not start" })).toBeVisible();
    await page.getByText("Details", { exact: true }).click();
    await expect(failed(page).locator("pre")).toContainText("Content Security Policy");
  });
});

test("a browser that is too old reads what it lacks", async ({ page, faults }) => {
  faults.expect(/^console: /);
  await page.addInitScript(() => {
    delete HTMLDialogElement.prototype.showModal;
    delete globalThis.ResizeObserver;
    const supports = CSS.supports.bind(CSS);
    CSS.supports = (...query) => query[0] !== "container-type" && supports(...query);
    const validate = WebAssembly.validate.bind(WebAssembly);
    // 208 is the instruction that makes a null reference.
    WebAssembly.validate = (bytes) => !bytes.includes(208) && validate(bytes);
  });
  await page.goto("./");
  await expectRefused(page, "This browser is too old for the simulation");
  await expect(page.getByRole("alert").getByRole("listitem")).toHaveText([
    "WebAssembly: reference types",
    "ResizeObserver",
    "Dialogs (HTMLDialogElement.showModal)",
    "Container queries (CSS)",
  ]);
  await expect(page.getByRole("alert")).toContainText("Firefox 110");
});

test("a storage that is blocked takes nothing from the page", async ({ page }) => {
  await page.addInitScript(() => {
    const refuse = { get: () => { throw new DOMException("blocked", "SecurityError"); } };
    Object.defineProperty(globalThis, "localStorage", refuse);
    Object.defineProperty(globalThis, "sessionStorage", refuse);
  });
  await open(page);
  await seek(page, DECIDE_MS);
  expect((await read(page)).counts.Created).toBeGreaterThan(0);
});

/** Makes the simulation enter itself where it never may: it stops with a panic of its own. */
async function provokePanic(page) {
  await page.evaluate(() => {
    const now = performance.now.bind(performance);
    performance.now = () => {
      performance.now = now;
      // The session is at work when it asks for the time.
      document.querySelector("button[aria-label='Step event']").click();
      return now();
    };
  });
  await play(page).click();
}

test("a panic is told, with a way back to the last good moment", async ({ page, faults }) => {
  faults.expect(/^error: .*RuntimeError: unreachable/);
  faults.expect(/^console: panicked[^]*already/);
  await open(page, "./?scenario=faulty-plugin&seed=7&theme=dark");
  await seek(page, DECIDE_MS);
  await page.getByRole("button", { name: "Deactivate", exact: true }).first().click();
  await provokePanic(page);

  const alert = page.getByRole("alert");
  await expect(alert.getByRole("heading", { name: "Floodgate has stopped" })).toBeVisible();
  await page.getByText("Details", { exact: true }).click();
  const details = failed(page).locator("pre");
  for (const fact of [/already/, /Floodgate \d+\.\d+\.\d+, model revision \d+/, /Scenario: faulty-plugin/, /Seed: 7/, /Last good moment: 8:00/, /Acts: \[\{.*deactivate/, /Digest: [0-9a-f]{16}/]) {
    await expect(details).toContainText(fact);
  }
  const link = page.getByRole("link", { name: "The run as a link" });
  await expect(link).toHaveAttribute("href", /\?.*scenario=faulty-plugin.*seed=7.*#s=1\./);
  await expect(link).toHaveAttribute("href", /theme=dark/);

  await page.getByRole("button", { name: "Restart here" }).click();
  await expect(page.getByRole("timer", { name: "Simulated time" })).toBeVisible();
  expect(page.url()).toMatch(/scenario=faulty-plugin.*#s=1\./);
  await expect(failed(page)).toHaveCount(0);
  await page.getByRole("button", { name: "Step event" }).click();
});

test.describe("time", () => {
  test("an hour in a hidden tab or asleep is not played", async ({ page }) => {
    await page.clock.install({ time: 0 });
    await open(page);
    await page.clock.runFor(500);
    await play(page).click();
    await page.clock.runFor(1_000);
    const before = await clockAt(page);
    expect(before).toBeGreaterThan(5_000);
    await page.clock.fastForward(3_600_000);
    await page.clock.runFor(200);
    const after = await clockAt(page);
    expect(after - before, "at most the longest frame, and the 200 ms that followed, at 8 times").toBeLessThanOrEqual(4_000);
    expect(after).toBeGreaterThan(before);
    await expect(failed(page)).toHaveCount(0);
  });

  test("a clock that jumps back does not turn the run back", async ({ page }) => {
    await page.addInitScript(() => {
      const request = globalThis.requestAnimationFrame.bind(globalThis);
      globalThis.jumpMs = 0;
      globalThis.requestAnimationFrame = (frame) => request((at) => frame(at + globalThis.jumpMs));
    });
    await open(page);
    await play(page).click();
    await expect.poll(() => clockAt(page)).toBeGreaterThan(1_000);
    await page.evaluate(() => (globalThis.jumpMs = -600_000));
    const before = await clockAt(page);
    await expect.poll(() => clockAt(page)).toBeGreaterThan(before + 1_000);
  });
});

test("a storm of sizes leaves a page that plays and fits", async ({ page }) => {
  await open(page);
  await play(page).click();
  for (let round = 0; round < 40; round++) {
    await page.setViewportSize({ width: 320 + ((round * 397) % 1200), height: 480 + ((round * 211) % 600) });
  }
  await page.setViewportSize({ width: 1440, height: 900 });
  const before = await clockAt(page);
  await expect.poll(() => clockAt(page)).toBeGreaterThan(before);
  const wide = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
  expect(wide, "nothing sticks out").toBeLessThanOrEqual(0);
});
