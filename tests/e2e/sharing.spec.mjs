// Sharing and rewriting a run on the page: links, notices, files, the list of acts, the address.
import { readFile } from "node:fs/promises";
import { expect, test } from "./fixtures.mjs";
import { DECIDE_MS, open, read, seek } from "./playground.mjs";

/** Seeks to the moment of the decision and deactivates the culprit. */
async function deactivate(page) {
  await seek(page, DECIDE_MS);
  await page.getByRole("button", { name: "Deactivate", exact: true }).click();
  await expect(page.getByRole("region", { name: "Since you clicked" })).toContainText("at 8:00");
}

async function share(page) {
  await page.getByRole("button", { name: "Share", exact: true }).click();
  return page.getByRole("dialog", { name: "Share this run" });
}

async function acts(page) {
  await page.getByRole("button", { name: "Time and acts" }).click();
  return page.getByRole("dialog", { name: "Time and acts" });
}

test("a run is sent as a short link and opens as the same run", async ({ page, context }) => {
  await open(page);
  await deactivate(page);
  await seek(page, 600_000);
  const before = await read(page);
  const dialog = await share(page);
  const link = await dialog.getByLabel("Link", { exact: true }).inputValue();
  expect(link.length).toBeLessThan(300);
  await expect(dialog.getByRole("listitem")).toContainText([
    "A bulk import floods the queue", "seed: 42", "10:00", "1 act", "digest",
  ]);
  await expect(dialog.getByLabel("Code for a web page", { exact: true })).toHaveValue(/^<iframe src="[^"]*embed=1#s=1\./);
  await expect(dialog.getByLabel("Markdown", { exact: true })).toHaveValue(`[A bulk import floods the queue](${link})`);
  await dialog.getByLabel(/Begin at 10:00/).uncheck();
  await expect(dialog.getByLabel("Link", { exact: true })).not.toHaveValue(/t=10:00/);

  const other = await context.newPage();
  await open(other, link);
  expect(await read(other)).toEqual(before);
  await expect(other.getByRole("alert")).toHaveCount(0);
});

test("a link is copied, and what came of that is said", async ({ page, context }) => {
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  await open(page);
  const dialog = await share(page);
  await dialog.getByRole("button", { name: "Copy: Link" }).click();
  await expect(dialog.getByRole("status")).toHaveText("Copied: Link");
  const copied = await page.evaluate(() => navigator.clipboard.readText());
  expect(copied).toBe(await dialog.getByLabel("Link", { exact: true }).inputValue());
});

test("wrong values of an address fall to the default, with a notice that can be dismissed", async ({ page }) => {
  await open(page, "./?seed=abc&speed=7&scenario=steady#s=1.broken");
  const notice = page.getByRole("alert");
  await expect(notice).toContainText("seed=abc");
  await expect(notice).toContainText("speed=7");
  await expect(notice).toContainText("cut or changed");
  await expect(page.getByRole("combobox", { name: "Scenario" })).toHaveValue("steady");
  await notice.getByRole("button", { name: "Dismiss" }).click();
  await expect(page.getByRole("alert")).toHaveCount(0);
});

test("a link says where it begins, how fast, and what is fixed", async ({ page }) => {
  await open(page, "./?scenario=bulk-import&t=decide&speed=32&lock=seed,t");
  await expect(page.getByRole("timer", { name: "Simulated time" })).toHaveText("8:00");
  await expect(page.getByRole("slider", { name: "Speed" })).toHaveAttribute("aria-valuetext", /32/);
  await page.getByRole("textbox", { name: "Seed" }).or(page.getByRole("spinbutton", { name: "Seed" })).fill("7");
  await page.keyboard.press("Enter");
  await expect(page.getByRole("status").first()).toContainText("fixes the seed");
});

test("the address follows the run without a step of the history, and a reload shows the run again", async ({ page }) => {
  await open(page);
  const steps = await page.evaluate(() => history.length);
  await deactivate(page);
  await expect.poll(() => page.url()).toMatch(/scenario=bulk-import&seed=42&t=8:00#s=1\./);
  expect(await page.evaluate(() => history.length)).toBe(steps);
  const before = await read(page);
  await page.reload();
  await expect(page.getByRole("timer", { name: "Simulated time" })).toHaveText("8:00");
  expect(await read(page)).toEqual(before);
});

test("an act is moved in time and taken out, and the run follows; undo and redo", async ({ page }) => {
  await open(page);
  await deactivate(page);
  await seek(page, 600_000);
  const eight = (await read(page)).since;
  const dialog = await acts(page);
  const time = dialog.getByRole("textbox", { name: "Time of: Deactivate Sync contact to ERP" });
  await expect(time).toHaveValue("8:00");
  await time.fill("6:30");
  await time.press("Tab");
  await expect.poll(async () => (await read(page)).since["Queued at the click"]).toBeLessThan(eight["Queued at the click"]);
  await time.fill("teatime");
  await time.press("Tab");
  await expect(dialog.getByRole("alert")).toContainText("A time reads like 8:00");
  await dialog.getByRole("button", { name: "Remove: Deactivate Sync contact to ERP" }).click();
  await expect(dialog.getByText("Nothing yet.")).toBeVisible();
  await dialog.getByRole("button", { name: "Undo the last act" }).click();
  await dialog.getByRole("button", { name: "Undo the last act" }).click();
  await expect.poll(async () => (await read(page)).since).toEqual(eight);
  await dialog.getByRole("button", { name: "Redo" }).click();
  await expect(time).toHaveValue("6:30");
  await dialog.getByRole("textbox", { name: "Go to" }).fill("12:00");
  await dialog.getByRole("textbox", { name: "Go to" }).press("Enter");
  await expect.poll(async () => (await read(page)).counts.at).toBe(720_000);
});

test("a run is saved as a file, opened again and dropped on the playground", async ({ page, context }) => {
  await open(page);
  await deactivate(page);
  let dialog = await share(page);
  const download = page.waitForEvent("download");
  await dialog.getByRole("button", { name: "Save run" }).click();
  const file = await download;
  expect(file.suggestedFilename()).toBe("bulk-import-42.floodgate.json");
  const text = await readFile(await file.path(), "utf8");
  expect(JSON.parse(text)).toMatchObject({ floodgate_run: 1, scenario: "bulk-import", acts: [{ at_ms: DECIDE_MS }] });

  const other = await context.newPage();
  await open(other, "./?scenario=steady");
  dialog = await share(other);
  await dialog.getByLabel("Open a run or scenario").setInputFiles({ name: "run.json", mimeType: "application/json", buffer: Buffer.from(text) });
  await expect(dialog).toHaveCount(0);
  await expect(other.getByRole("combobox", { name: "Scenario" })).toHaveValue("bulk-import");
  await seek(other, DECIDE_MS + 60_000);
  expect((await read(other)).since["Queued at the click"]).toBeGreaterThan(10_000);

  const drop = (content) => other.evaluate((content) => {
    const data = new DataTransfer();
    data.items.add(new File([content], "dropped.json", { type: "application/json" }));
    document.querySelector(".fg-app").dispatchEvent(new DragEvent("drop", { dataTransfer: data, bubbles: true, cancelable: true }));
  }, content);
  await drop('{"floodgate_run": 1, "scenario": "nowhere", "seed": -1}');
  await expect(other.getByRole("alert")).toContainText("dropped.json: seed");
  await expect(other.getByRole("alert")).toContainText("no shipped scenario has this name");
  await drop('{"floodgate_run": 1, "scenario": "ping-pong"}');
  await expect(other.getByRole("combobox", { name: "Scenario" })).toHaveValue("ping-pong");
  await expect(other.getByRole("alert")).toHaveCount(0);
});

test("blocked storage changes nothing but what is remembered", async ({ page }) => {
  await page.addInitScript(() => {
    Object.defineProperty(window, "localStorage", { get() { throw new DOMException("blocked", "SecurityError"); } });
  });
  await open(page);
  await deactivate(page);
  await expect.poll(() => page.url()).toMatch(/#s=1\./);
});

test("no memory of an earlier visit is read before the first paint", async ({ page }) => {
  await page.addInitScript(() => {
    const { getItem } = Storage.prototype;
    Storage.prototype.getItem = function (name) {
      window.firstReadMs ??= performance.now();
      return getItem.call(this, name);
    };
  });
  await open(page);
  const [read, paint] = await page.evaluate(() => [window.firstReadMs, performance.getEntriesByName("first-paint")[0].startTime]);
  expect(read).toBeGreaterThan(paint);
});

test("a remembered run that is damaged is dropped with a notice", async ({ page }) => {
  await open(page);
  await page.evaluate(() => localStorage.setItem("floodgate.run", "?scenario=bulk-import#s=1.damaged"));
  await page.reload();
  await expect(page.getByRole("alert")).toContainText("The run of the last visit could not be read");
  expect(await page.evaluate(() => localStorage.getItem("floodgate.run"))).toBeNull();
});

test("the code for a page with scripts carries the run, and words for where they can't run", async ({ page }) => {
  await open(page);
  await deactivate(page);
  const dialog = await share(page);
  const code = dialog.getByLabel("Code for a page with scripts", { exact: true });
  await expect(code).toHaveValue(/^<floodgate-playground link="\?scenario=bulk-import&amp;seed=42&amp;t=8:00#s=1\.[\w-]+"><p>[^<]{40,}<\/p><\/floodgate-playground><script type="module" src="http[^"]*\/floodgate\.js"><\/script>$/);
  const answer = await page.request.get((await code.inputValue()).match(/src="([^"]*)"/)[1]);
  expect(answer.ok()).toBe(true);
});

test("speed, slow motion and pauses survive a reload; a link beats them; a damaged one is dropped", async ({ page }) => {
  await open(page);
  const speed = page.getByRole("slider", { name: "Speed" });
  await speed.press("End");
  await page.getByRole("button", { name: "Settings" }).click();
  await page.getByRole("checkbox", { name: /Slow motion/ }).uncheck();
  await page.reload();
  await expect(speed).toHaveAttribute("aria-valuetext", /1,000/);
  await page.getByRole("button", { name: "Settings" }).click();
  await expect(page.getByRole("checkbox", { name: /Slow motion/ })).not.toBeChecked();
  await expect(page.getByRole("checkbox", { name: /Pause at moments/ })).toBeChecked();
  await open(page, "./?speed=2");
  await expect(speed).toHaveAttribute("aria-valuetext", /^2 /);
  await page.evaluate(() => localStorage.setItem("floodgate.speed", "warp"));
  await open(page);
  await expect(page.getByRole("alert")).toContainText("A setting of the last visit could not be read");
  await expect(speed).toHaveAttribute("aria-valuetext", /^8 /);
  expect(await page.evaluate(() => localStorage.getItem("floodgate.speed"))).toBeNull();
});

test("what a trainer's link fixes is shown, and stays", async ({ page }) => {
  await open(page, "./?scenario=bulk-import&lock=t,theme,view");
  await expect(page.getByText("The link that was opened fixes: the time, light or dark, the page.")).toBeAttached();
  await page.getByRole("link", { name: "Processes" }).click();
  await expect(page.getByRole("status").first()).toContainText("fixes the page");
  await expect(page.getByRole("heading", { name: "Processes" })).toHaveCount(0);
  await page.getByRole("button", { name: /^Theme/ }).click({ force: true });
  await expect(page.getByRole("status").first()).toContainText("fixes light or dark");
  await page.getByRole("slider", { name: "Time" }).fill("600000");
  await expect(page.getByRole("status").first()).toContainText("fixes the time");
  expect((await read(page)).counts.at).toBe(0);
});

test("a long way to a time is shown, and can be canceled where it is", async ({ page }) => {
  const scenario = {
    version: 1, title: "A long way", description: "Many jobs.", seed: 1, horizon: 3_600_000,
    service: { workers: 2_000, pick_up: "immediate" },
    workflows: [{ name: "Much", table: "Contact", owner: "Nobody", start_when: ["create"], service: { distribution: "constant", ms: 500 }, steps: [{ do: "custom", name: "Work" }] }],
    sources: [{ kind: "bulk_import", name: "All", table: "Contact", rows: 7_000_000, batch: 2_000, every_ms: 1_000, start_ms: 0 }],
  };
  await open(page);
  const dialog = await share(page);
  const file = { name: "long.json", mimeType: "application/json", buffer: Buffer.from(JSON.stringify(scenario)) };
  await dialog.getByLabel("Open a run or scenario").setInputFiles(file);
  await expect(page.getByText("A long way (your own)")).toBeAttached();
  await page.getByRole("slider", { name: "Time" }).fill("3600000");
  await page.getByRole("button", { name: "Cancel", exact: true }).click();
  await expect(page.getByRole("button", { name: "Cancel", exact: true })).toHaveCount(0);
  const { at } = (await read(page)).counts;
  expect(at).toBeGreaterThan(0);
  expect(at).toBeLessThan(3_600_000);
});
