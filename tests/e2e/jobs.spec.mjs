// System Jobs, the administrator's workplace: the culprit is found as in Dynamics 365, by mouse, by
// keyboard alone, and among a million.
import { expect, test } from "./fixtures.mjs";
import { DECIDE_MS, expectNoSeriousFindings, open, seek } from "./playground.mjs";

const SYNC = "Sync contact to ERP";

const grid = (page) => page.getByRole("grid", { name: "System Jobs" });
const rows = (page) => grid(page).getByRole("row").filter({ has: page.getByRole("gridcell") });
const tab = (page, name) => page.getByRole("tab", { name });
const filter = (page) => page.getByRole("combobox", { name: "Filter system jobs" });
const shown = (page) => page.getByText(/^Rows [\d,]+ – [\d,]+ of [\d,]+$/);
const number = (text) => Number(text.replaceAll(/\D/g, ""));

/** Opens the page at the moment of decision. */
async function openJobs(page, query = "") {
  await open(page, `./?t=8:00${query}`);
  await page.getByRole("link", { name: "System Jobs" }).click();
  await expect(page.getByRole("heading", { name: "System Jobs", level: 1 })).toBeVisible();
  await expect(rows(page).first()).toBeVisible();
}

/** How many rows match. */
const total = async (page) => number((await shown(page).textContent()).split("of").at(-1));

test("grouping names the culprit, a click filters by it, and a link leads to its process", async ({ page }) => {
  await openJobs(page);
  const ready = number(await tab(page, /^Ready/).locator("b").textContent());
  const groups = page.getByRole("region", { name: "By workflow" });
  const first = groups.getByRole("button").first();
  await expect(first).toContainText(SYNC);
  await expect(first).toContainText("growing");
  await first.click();
  await expect(first).toHaveAttribute("aria-pressed", "true");
  await expect(page.getByRole("button", { name: `Remove workflow:"${SYNC}"` })).toBeVisible();
  await expect.poll(() => total(page)).toBeLessThan(ready);
  for (const by of ["Type", "Owner", "Status", "Regarding", "Correlation"]) {
    await page.getByRole("combobox", { name: "Group by" }).selectOption({ label: by });
    const region = page.getByRole("region", { name: /^By / });
    await expect(region.getByRole("button").first(), by).toBeVisible();
  }
  await page.getByRole("combobox", { name: "Group by" }).selectOption({ label: "Workflow" });
  await page.getByRole("link", { name: `Open ${SYNC}` }).click();
  await expect(page.getByRole("heading", { name: "Processes", level: 1 })).toBeVisible();
});

test("filters by token and by text; one that does not parse keeps the last good rows", async ({ page }) => {
  await openJobs(page);
  await filter(page).fill("workflow:sy");
  await page.getByRole("option", { name: SYNC }).click();
  await expect(page.getByRole("button", { name: `Remove workflow:"${SYNC}"` })).toBeVisible();
  await filter(page).fill("created>7:30");
  await filter(page).press("Enter");
  const good = await total(page);
  expect(good).toBeGreaterThan(100);
  await filter(page).fill("status:sleeping");
  await expect(filter(page)).toHaveAttribute("aria-invalid", "true");
  await expect(page.getByText(/At character 8, sleeping: expected one of Waiting For Resources/)).toBeVisible();
  expect(await total(page)).toBe(good);
  await filter(page).press("Escape");
  await filter(page).press("Escape");
  await expect(filter(page)).not.toHaveAttribute("aria-invalid");
  expect(page.url()).toContain("filter=");
  await page.reload();
  await expect.poll(() => total(page), "the filter is in the address").toBe(good);
  await page.getByRole("button", { name: "Clear the filter" }).first().click();
  await filter(page).fill("score");
  await expect(rows(page).first()).toContainText("Score lead");
  await filter(page).fill("nobody-is-called-so");
  await expect(page.getByText("No system job matches.")).toBeVisible();
});

test("rows are selected by mouse and keyboard, one by one, by ranges and all", async ({ page }) => {
  await openJobs(page);
  const all = await total(page);
  const said = (words) => expect(page.getByText(words, { exact: true }).first()).toBeVisible();
  const of = all.toLocaleString("en-US");
  await rows(page).nth(2).getByRole("gridcell").nth(3).click();
  await said(`1 of ${of} selected`);
  await rows(page).nth(5).getByRole("gridcell").nth(3).click({ modifiers: ["Shift"] });
  await said(`4 of ${of} selected`);
  await rows(page).nth(9).getByRole("checkbox").click();
  await said(`5 of ${of} selected`);
  await rows(page).nth(2).getByRole("gridcell").nth(3).click();
  await page.keyboard.press("Shift+ArrowDown");
  await page.keyboard.press("Shift+ArrowDown");
  await said(`3 of ${of} selected`);
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("Shift+Space");
  await said(`5 of ${of} selected`);
  await page.keyboard.press("Control+a");
  await said(`all ${of} that match selected`);
  await page.keyboard.press("Escape");
  await expect(page.getByRole("toolbar", { name: "Commands on system jobs" }).getByText(/ selected$/)).toHaveCount(0);
});

test("the preview says what will and won't happen, and that is done to all that match", async ({ page }) => {
  await openJobs(page);
  const cancel = page.getByRole("button", { name: "Cancel", exact: true });
  await expect(cancel).toHaveAttribute("aria-disabled", "true");
  await expect(cancel).toHaveAttribute("title", "select system jobs first");
  await page.getByRole("region", { name: "By workflow" }).getByRole("button").first().click();
  await expect.poll(() => total(page)).toBeGreaterThan(1_000);
  const matching = await total(page);
  await page.getByRole("checkbox", { name: "Select all that match" }).click();
  const pause = page.getByRole("button", { name: "Pause", exact: true }).first();
  await expect(pause).toHaveAttribute("title", "only a system job that is in progress can be paused");
  await cancel.click();
  const words = matching.toLocaleString("en-US");
  const dialog = page.getByRole("dialog", { name: `Cancel ${words} system jobs?` });
  await expect(dialog).toContainText("The workflow stays as it is");
  await dialog.getByRole("button", { name: `Cancel ${words} jobs` }).click();
  await expect(dialog).toHaveCount(0);
  await page.getByRole("button", { name: "Step event" }).click();
  await page.getByRole("button", { name: "Step event" }).click();
  await expect.poll(() => total(page)).toBeLessThan(matching / 10);
  await tab(page, /^Completed/).click();
  await page.getByRole("region", { name: "Status reason" }).getByRole("button", { name: /Canceled/ }).click();
  await expect.poll(() => total(page)).toBeGreaterThanOrEqual(matching - 50);
});

test("by keyboard alone: filter, walk, open a job and come back to it", async ({ page }) => {
  await openJobs(page);
  await page.keyboard.press("/");
  await expect(filter(page)).toBeFocused();
  await page.keyboard.type("workflow:sy");
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("Enter");
  await expect(page.getByRole("button", { name: `Remove workflow:"${SYNC}"` })).toBeVisible();
  const inGrid = () => page.evaluate(() => document.activeElement?.closest("[role=grid]") !== null);
  for (let presses = 0; presses < 60 && !(await inGrid()); presses += 1) await page.keyboard.press("Tab");
  expect(await inGrid()).toBe(true);
  const row = () => page.evaluate(() => Number(document.activeElement.closest("[role=row]")?.ariaRowIndex));
  const column = () => page.evaluate(() => Number(document.activeElement.ariaColIndex));
  const first = await row();
  await page.keyboard.press("PageDown");
  await expect.poll(row).toBeGreaterThan(first + 5);
  await page.keyboard.press("Control+End");
  await expect.poll(row).toBe((await total(page)) + 1);
  await page.keyboard.press("Control+Home");
  await expect.poll(row).toBe(2);
  await page.keyboard.press("End");
  await expect.poll(column).toBe(9);
  await page.keyboard.press("Home");
  await page.keyboard.press("ArrowRight");
  await page.keyboard.press("1");
  await page.keyboard.type("23");
  await page.keyboard.press("Enter");
  await expect.poll(row, "typing a number goes to that row").toBe(124);
  await page.keyboard.press("Enter");
  const form = page.getByRole("region", { name: "System job", exact: true });
  await expect(form.getByRole("heading", { level: 2 })).toBeFocused();
  await expect(form.getByRole("region", { name: "Its life" })).toContainText("Waiting For Resources");
  await expect(form.getByRole("region", { name: "Steps and log" }).getByRole("row")).not.toHaveCount(0);
  await page.goBack();
  await expect(form).toHaveCount(0);
  await expect(grid(page).locator('[role=row][aria-rowindex="124"]'), "the grid is where it was").toBeInViewport();
  await page.goForward();
  await form.getByRole("link", { name: "System Jobs" }).press("Enter");
  await expect.poll(row, "focus is where it was").toBe(124);
  await page.keyboard.press("Control+Home");
  await page.keyboard.press("ArrowUp");
  const head = grid(page).getByRole("columnheader", { name: "System Job Name" });
  await expect(head).toBeFocused();
  const width = (await head.boundingBox()).width;
  await page.keyboard.press("Shift+ArrowRight");
  await expect.poll(async () => (await head.boundingBox()).width).toBe(width + 16);
  await page.keyboard.press("Enter");
  await expect(head).toHaveAttribute("aria-sort", "ascending");
});

test("keys that come faster than the page draws are all heard", async ({ page }) => {
  await openJobs(page);
  await rows(page).nth(2).getByRole("gridcell").nth(3).click();
  const slow = await page.context().newCDPSession(page);
  await slow.send("Emulation.setCPUThrottlingRate", { rate: 8 });
  const row = () => page.evaluate(() => Number(document.activeElement.closest("[role=row]")?.ariaRowIndex));
  for (let round = 0; round < 3; round += 1) {
    for (const key of ["Control+End", "ArrowUp", "ArrowUp"]) await page.keyboard.press(key);
    await expect.poll(row).toBe((await total(page)) - 1);
    for (const key of ["Control+Home", "ArrowDown", "PageDown", "Control+Home", "ArrowUp"]) await page.keyboard.press(key);
    await expect.poll(row).toBe(1);
    await page.keyboard.press("ArrowDown");
    await expect.poll(row).toBe(2);
  }
});

test("while the clock runs focus and selection stay, and a row that leaves is marked", async ({ page }) => {
  await openJobs(page);
  const focused = () => page.evaluate(() => document.activeElement.closest("[role=row]")?.dataset.key);
  await page.getByRole("slider", { name: "Speed" }).press("Home");
  await page.getByRole("button", { name: "Play", exact: true }).click();
  await rows(page).nth(6).getByRole("gridcell").nth(3).click();
  const key = await focused();
  const place = await page.locator(`[data-key="${key}"]`).boundingBox();
  for (let step = 0; step < 5; step += 1) await page.keyboard.press("+");
  const row = page.locator(`[data-key="${key}"]`);
  await expect(row).toContainText("no longer in this view", { timeout: 30_000 });
  expect(await focused()).toBe(key);
  expect((await row.boundingBox()).y).toBe(place.y);
  await expect(row).toHaveAttribute("aria-selected", "true");
  await page.getByRole("button", { name: "Look again" }).click();
  await page.mouse.move(5, 5);
  await expect(row).toHaveCount(0);
});

test("everything is stopped: nothing is picked up, the queue grows, and it goes on where it stood", async ({ page }) => {
  await openJobs(page);
  const ready = async () => number(await tab(page, /^Ready/).locator("b").textContent());
  const before = await ready();
  await page.getByRole("button", { name: "Stop everything" }).click();
  const dialog = page.getByRole("dialog", { name: /^Stop everything/ });
  await expect(dialog).toContainText("Nothing is picked up.");
  await expect(dialog).toContainText("Plug-ins and custom workflow assemblies still run.");
  await dialog.getByRole("button", { name: "Turn background operations off" }).click();
  await expect(page.getByText(/Background operations are off: nothing is picked up/)).toBeVisible();
  await page.getByRole("slider", { name: "Time" }).fill(String(DECIDE_MS + 60_000));
  await expect.poll(async () => number(await tab(page, /^Locked/).locator("b").textContent()), "those in progress have finished").toBe(0);
  const stopped = await ready();
  expect(stopped, "what triggers goes on").toBeGreaterThan(before);
  await page.getByRole("toolbar", { name: "Commands on system jobs" }).getByRole("button", { name: "Turn background operations on" }).click();
  await expect(page.getByText(/Background operations are off/)).toHaveCount(0);
  await page.getByRole("slider", { name: "Time" }).fill(String(DECIDE_MS + 61_000));
  await expect.poll(async () => number(await tab(page, /^Locked/).locator("b").textContent())).toBeGreaterThan(0);
});

test("columns are chosen, and the rows are saved as CSV", async ({ page }) => {
  await openJobs(page);
  await page.getByRole("button", { name: "Columns" }).click();
  await page.getByRole("checkbox", { name: "Retry Count" }).check();
  await page.getByRole("checkbox", { name: "Owner", exact: true }).uncheck();
  await page.keyboard.press("Escape");
  await expect(grid(page).getByRole("columnheader", { name: "Retry Count" })).toHaveCount(1);
  await expect(grid(page).getByRole("columnheader", { name: "Owner" })).toHaveCount(0);
  const count = await total(page);
  const arrived = page.waitForEvent("download");
  await page.getByRole("button", { name: "Export to CSV" }).click();
  const file = await arrived;
  expect(file.suggestedFilename()).toMatch(/^floodgate_.*_seed-\d+_at-8-00_system-jobs\.csv$/);
  const text = await (await import("node:fs/promises")).readFile(await file.path(), "utf8");
  const lines = text.trimEnd().split("\r\n");
  expect(lines.length).toBe(count + 1);
  expect(lines[0]).toContain("Retry Count");
  expect(lines[0]).not.toContain("Owner");
});

for (const theme of ["light", "dark"]) {
  test(`axe finds nothing serious on System Jobs: ${theme}`, async ({ page }) => {
    await page.emulateMedia({ colorScheme: theme });
    await openJobs(page);
    test.slow();
    await expectNoSeriousFindings(page, "grid");
    await filter(page).fill("status:sleeping");
    await expectNoSeriousFindings(page, "a filter that does not parse");
    await filter(page).press("Escape");
    await rows(page).nth(2).getByRole("checkbox").click();
    await page.getByRole("button", { name: "Cancel", exact: true }).click();
    await expectNoSeriousFindings(page, "dialog");
    await page.getByRole("button", { name: "Leave as is" }).click();
    await rows(page).nth(2).getByRole("link").click();
    await expect(page.getByRole("region", { name: "Its life" })).toBeVisible();
    await expectNoSeriousFindings(page, "form");
    await page.setViewportSize({ width: 390, height: 844 });
    await page.getByRole("link", { name: "System Jobs" }).first().click();
    await expectNoSeriousFindings(page, "phone");
  });
}
