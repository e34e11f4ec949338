// What a hostile link, file, host page and message can't do, and what a small device refuses; the
// threats by the numbers of the README.
import { expect, test } from "./fixtures.mjs";
import { DECIDE_MS, open, read, seek } from "./playground.mjs";

const HOSTILE = `<img src="x" onerror="window.hurt = true"><script>window.hurt = true</script>`;

/** A small scenario file whose every text is markup. */
const scenario = (more = {}) => ({
  version: 1,
  title: HOSTILE,
  description: HOSTILE,
  seed: 1,
  horizon: 600_000,
  service: { workers: 2, pick_up: "immediate" },
  workflows: [{ name: HOSTILE, table: "Contact", owner: HOSTILE, start_when: ["create"], service: { distribution: "constant", ms: 500 }, steps: [{ do: "custom", name: HOSTILE }] }],
  sources: [{ kind: "user_activity", name: HOSTILE, table: "Contact", event: "create", per_hour: 7_200 }],
  moments: [{ at_ms: 60_000, name: "m", title: HOSTILE, note: HOSTILE }],
  ...more,
});

/** Drops a file on the playground. */
const drop = (page, content) =>
  page.evaluate((content) => {
    const data = new DataTransfer();
    data.items.add(new File([content], "dropped.json", { type: "application/json" }));
    document.querySelector(".fg-app").dispatchEvent(new DragEvent("drop", { dataTransfer: data, bubbles: true, cancelable: true }));
  }, content);

const hurt = (page) => page.evaluate(() => window.hurt ?? ({}).hurt);
const chosen = (page) => page.getByRole("combobox", { name: "Scenario" });

test("texts of a file are shown as texts, on every page and in every dialog", async ({ page }) => {
  await open(page);
  await drop(page, JSON.stringify(scenario()));
  await expect(page.getByRole("region", { name: "Workflow" })).toContainText(HOSTILE);
  await seek(page, 120_000);
  for (const name of ["Share", "Edit scenario"]) {
    await page.getByRole("button", { name }).first().click();
    await expect(page.getByRole("dialog")).toBeVisible();
    await page.keyboard.press("Escape");
    await expect(page.getByRole("dialog")).toHaveCount(0);
  }
  await page.getByRole("link", { name: "Processes" }).click();
  await expect(page.getByRole("grid", { name: "Processes" })).toContainText(HOSTILE);
  expect(await hurt(page)).toBeUndefined();
  expect(await page.locator('[data-floodgate] img, [data-floodgate] script, [onerror]').count()).toBe(0);
});

test("a file of great depth, of a wrong shape, or with names of prototypes is refused in words", async ({ page }) => {
  await open(page);
  const deep = `${"[".repeat(200_000)}${"]".repeat(200_000)}`;
  const polluting = JSON.stringify(scenario()).replace("{", '{"__proto__": {"hurt": true}, "constructor": {"prototype": {"hurt": true}}, ');
  for (const [content, words] of [[deep, /levels/], [polluting, /__proto__/], ["\0\0\0", /dropped\.json/], ["", /dropped\.json/], ["[]", /dropped\.json/]]) {
    await drop(page, content);
    await expect(page.getByRole("alert").first()).toContainText(words);
    await expect(chosen(page)).toHaveValue("bulk-import");
  }
  expect(await hurt(page)).toBeUndefined();
});

test("a hostile address opens the playground, with notices, and goes nowhere", async ({ page }) => {
  const values = [
    `scenario=${encodeURIComponent(HOSTILE)}&seed=-1&t=9e99&speed=1e400&theme=javascript:alert(1)&view=..%2F..%2F&lock=%00`,
    `scenario=__proto__&seed=${"9".repeat(3_000)}#s=1.${"A".repeat(1_900)}`,
    "#s=1.%3Cscript%3E",
    "#s=2.AAAA",
  ];
  for (const value of values) {
    await page.goto("about:blank");
    await open(page, value.startsWith("#") ? `./${value}` : `./?${value}`);
    await expect(page.getByRole("alert").first()).toBeVisible();
    await expect(chosen(page)).toHaveValue("bulk-import");
    expect(await hurt(page)).toBeUndefined();
    expect(new URL(page.url()).pathname).toBe("/");
  }
});

test("messages of other windows change nothing", async ({ page }) => {
  await open(page);
  await seek(page, DECIDE_MS);
  const before = await read(page);
  await page.evaluate(() => {
    for (const message of ["play", { type: "play" }, { floodgate: "deactivate" }, { do: "seek", to: 0 }, null]) window.postMessage(message, "*");
    window.dispatchEvent(new MessageEvent("message", { data: { type: "load", scenario: "steady" }, origin: "https://example.com" }));
  });
  await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
  expect(await read(page)).toEqual(before);
});

test("the page asks no other server, and keeps nothing but under its own name", async ({ page, baseURL }) => {
  const origins = new Set();
  page.on("request", (request) => origins.add(new URL(request.url()).origin));
  await open(page);
  await seek(page, DECIDE_MS);
  await page.getByRole("button", { name: "Deactivate", exact: true }).first().click();
  await expect.poll(() => page.url()).toMatch(/#s=1\./);
  expect([...origins]).toEqual([new URL(baseURL).origin]);
  const kept = await page.evaluate(() => [Object.keys(localStorage), Object.keys(sessionStorage), document.cookie]);
  expect(kept[0].every((name) => name.startsWith("floodgate.")), String(kept[0])).toBe(true);
  expect(kept[1].every((name) => name.startsWith("floodgate.")), String(kept[1])).toBe(true);
  expect(kept[2]).toBe("");
});

test("a storage that is full takes nothing from the page", async ({ page }) => {
  await page.addInitScript(() => {
    Storage.prototype.setItem = () => {
      throw new DOMException("full", "QuotaExceededError");
    };
  });
  await open(page);
  await seek(page, DECIDE_MS);
  await page.getByRole("button", { name: "Deactivate", exact: true }).first().click();
  await expect.poll(() => page.url()).toMatch(/#s=1\./);
});

test("a scenario that is too large for this device is refused before it starts, with the figure", async ({ page }) => {
  await open(page);
  const sources = [{ kind: "user_activity", name: "All", table: "Contact", event: "create", per_hour: 3_600_000 }];
  await drop(page, JSON.stringify(scenario({ sources, horizon: 86_400_000 })));
  await expect(page.getByRole("alert")).toContainText(/10,?000,?000/);
  await expect(chosen(page)).toHaveValue("bulk-import");
});

test.describe("on a phone, by touch", () => {
  test.use({ viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true, deviceScaleFactor: 2 });

  test("the incident is handled with a finger", async ({ page }) => {
    await open(page);
    await page.getByRole("button", { name: "Skip to the flood" }).tap();
    await expect.poll(async () => (await read(page)).counts.at).toBe(230_000);
    await seek(page, DECIDE_MS);
    await page.getByRole("button", { name: "Deactivate", exact: true }).first().tap();
    await expect(page.getByRole("button", { name: "Activate", exact: true }).first()).toBeVisible();
    await page.getByRole("button", { name: "Step 10 seconds" }).tap();
    await expect.poll(async () => (await read(page)).counts.Canceled).toBeGreaterThan(0);
    await page.getByRole("button", { name: "Menu" }).tap();
    await page.getByRole("link", { name: "Processes" }).tap();
    await expect(page.getByRole("grid", { name: "Processes" })).toBeVisible();
    const wide = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
    expect(wide, "nothing sticks out").toBeLessThanOrEqual(0);
  });
});
