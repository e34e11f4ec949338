// Processes and their form, Advanced Find, Storage, and what to do in a real environment: by role
// and name, by keyboard, in both themes.
import { readFileSync } from "node:fs";
import { expect, test } from "./fixtures.mjs";
import { DECIDE_MS, END_MS, expectNoSeriousFindings, open, read, seek } from "./playground.mjs";

const PAGES = ["Processes", "Advanced Find", "Storage", "In a real environment"];

async function go(page, name) {
  const menu = page.getByRole("button", { name: "Menu" });
  if (await menu.isVisible()) await menu.click();
  await page.getByRole("link", { name, exact: true }).click();
  await expect(page.getByRole("heading", { level: 1, name })).toBeVisible();
}

/** Every FetchXML on the page, parsed by the browser. */
function parsed(page) {
  return page.locator(".fg-code", { hasText: "FetchXML" }).locator("code").evaluateAll((codes) =>
    codes.map((code) => {
      const parsed = new DOMParser().parseFromString(code.textContent, "application/xml");
      return { wrong: parsed.querySelector("parsererror")?.textContent ?? null, root: parsed.documentElement.nodeName };
    }));
}

for (const theme of ["light", "dark"]) {
  for (const viewport of [{ width: 1440, height: 900 }, { width: 390, height: 844 }]) {
    const where = `${theme}, ${viewport.width} px`;
    for (const name of PAGES) {
      test(`axe finds nothing serious on ${name}: ${where}`, async ({ page }) => {
        await page.emulateMedia({ colorScheme: theme });
        await page.setViewportSize(viewport);
        await open(page);
        await seek(page, DECIDE_MS);
        await go(page, name);
        await expectNoSeriousFindings(page, name);
        const wide = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
        expect(wide, `${name} is no wider than its window`).toBeLessThanOrEqual(0);
      });
    }
    for (const tab of ["General", "Process Sessions", "Administration"]) {
      test(`axe finds nothing serious in the form of a process, ${tab}: ${where}`, async ({ page }) => {
        await page.emulateMedia({ colorScheme: theme });
        await page.setViewportSize(viewport);
        await open(page);
        await seek(page, DECIDE_MS);
        await go(page, "Processes");
        await page.getByRole("row", { name: /Score lead/ }).press("Enter");
        await page.getByRole("tab", { name: tab }).click();
        await expectNoSeriousFindings(page, tab);
      });
    }
  }
}

test("a page for a real environment has queries to copy, and prints without the playground", async ({ page, context }) => {
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  await open(page);
  await seek(page, DECIDE_MS);
  const region = page.getByRole("region", { name: "Workflow" });
  await region.getByRole("button", { name: "Deactivate" }).click();
  await region.getByRole("link", { name: "What to do in a real environment" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "In a real environment" })).toBeVisible();
  await expect(page.getByRole("timer")).toHaveCount(0);
  for (const step of ["Find the workflow", "Deactivate it", "Check that it drains", "Stop the cause", "Redo the work that was not done", "Purge"]) {
    await expect(page.getByRole("heading", { level: 2, name: step })).toBeVisible();
  }
  const queries = await parsed(page);
  expect(queries.length).toBeGreaterThan(5);
  for (const query of queries) expect(query).toEqual({ wrong: null, root: "fetch" });

  await page.getByRole("button", { name: "Copy: Queued workflow jobs by name, most first" }).click();
  await expect(page.getByRole("status").filter({ hasText: "Copied" })).toBeVisible();
  expect(await page.evaluate(() => navigator.clipboard.readText())).toContain("<fetch aggregate='true'>");

  await page.getByRole("navigation", { name: "Steps" }).getByRole("button", { name: "Purge" }).press("Enter");
  await expect(page.getByRole("heading", { name: "Purge" })).toBeFocused();
  await page.emulateMedia({ media: "print" });
  await expect(page.getByRole("navigation")).toHaveCount(0);
  await expect(page.getByRole("button")).toHaveCount(0);
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(["In a real environment"]);
  await page.emulateMedia({ media: "screen" });
  await page.goBack();
  await expect(page.getByRole("timer")).toBeVisible();
});

test("Storage counts rows, and a bulk deletion says what goes before it does", async ({ page }) => {
  await open(page);
  await seek(page, DECIDE_MS);
  await page.getByRole("button", { name: "Deactivate" }).first().click();
  await seek(page, 1_200_000);
  const canceled = (await read(page)).counts.Canceled;
  await go(page, "Storage");
  const row = page.getByRole("row", { name: /^Sync contact to ERP/ });
  await expect(row).toContainText(canceled.toLocaleString("en-GB"));
  await expect(page.getByRole("img", { name: /^Rows over time: at 20:00/ })).toBeVisible();
  await page.getByRole("button", { name: "Rows over time as a table" }).click();
  await expect(page.getByRole("row", { name: /^20:00/ })).toBeVisible();

  await page.getByRole("button", { name: "Bulk delete" }).press("Enter");
  const dialog = page.getByRole("dialog", { name: "Bulk deletion" });
  await expect(dialog.getByRole("status")).toContainText(`${canceled.toLocaleString("en-GB")} job rows`);
  await dialog.getByRole("checkbox", { name: "Canceled" }).uncheck();
  await expect(dialog.getByRole("status")).toContainText("No row matches");
  await dialog.getByRole("button", { name: "Delete" }).click();
  await expect(dialog.getByRole("status")).toContainText("Choose at least one Status Reason.");
  await dialog.getByRole("checkbox", { name: "Canceled" }).check();
  await dialog.getByRole("button", { name: "Delete" }).click();
  await expect(dialog).toHaveCount(0);
  await page.getByRole("button", { name: "Step 10 seconds" }).click();
  await expect(row).not.toContainText(canceled.toLocaleString("en-GB"));

  const download = page.waitForEvent("download");
  await page.getByRole("button", { name: "Export CSV" }).click();
  expect((await download).suggestedFilename()).toMatch(/^floodgate_bulk-import_seed-42_at-20-10_storage\.csv$/);
});

test("a bulk deletion as a system job is queued like any other, and the past stays", async ({ page }) => {
  await open(page);
  await seek(page, DECIDE_MS);
  await page.getByRole("button", { name: "Deactivate" }).first().click();
  await seek(page, 1_200_000);
  const before = (await read(page)).counts;
  await go(page, "Storage");
  await page.getByRole("button", { name: "Bulk delete" }).click();
  const dialog = page.getByRole("dialog", { name: "Bulk deletion" });
  await dialog.getByRole("radio", { name: /^Once, as a system job/ }).check();
  await dialog.getByRole("button", { name: "Delete" }).click();
  await expect(page.getByRole("timer", { name: "Simulated time" })).toHaveText("20:00", { timeout: 30_000 });
  await page.getByRole("button", { name: "Step 10 seconds" }).click();
  await expect(page.getByRole("row", { name: /^Bulk deletion/ })).toBeVisible();
  await go(page, "Playground");
  const after = (await read(page)).counts;
  expect(after.at).toBe(1_210_000);
  expect(after.Created).toBeGreaterThan(before.Created);
});

test("Advanced Find: rows, groups, wrong values, counts and the same for a real environment", async ({ page }) => {
  await open(page);
  await seek(page, DECIDE_MS);
  const waiting = (await read(page)).counts["Waiting For Resources"];
  await go(page, "Advanced Find");
  const results = page.getByRole("region", { name: "Results" });
  const found = results.getByRole("status");
  await expect(found).toContainText("System Jobs found");
  const queued = Number((await found.textContent()).split(" ")[0].replace(",", ""));
  expect(queued).toBeGreaterThan(0);
  expect(queued, "workflow jobs only").toBeLessThan(waiting);
  const count = page.getByRole("region", { name: "Group and count" });
  await expect(count.getByRole("listitem").first()).toContainText("Sync contact to ERP");

  await page.getByRole("button", { name: "Add row" }).press("Enter");
  const third = page.getByRole("group", { name: "Row 3" });
  await third.getByRole("combobox", { name: "Column" }).selectOption({ label: "Created On" });
  await third.getByRole("textbox", { name: "Value" }).or(third.getByRole("combobox", { name: "Value" })).fill("noon");
  await page.keyboard.press("Enter");
  await expect(third).toContainText("Expected a time such as 8:00");
  await expect(found, "the last good result stays").toContainText(`Still shown: ${queued.toLocaleString("en-GB")}`);
  await third.getByRole("combobox", { name: "Operator" }).selectOption({ label: "Last X Hours" });
  await third.getByRole("textbox", { name: "Value" }).or(third.getByRole("combobox", { name: "Value" })).fill("1");
  await page.keyboard.press("Enter");
  await expect(page.getByRole("heading", { name: "Results" })).toBeFocused();
  await expect(found).toContainText("System Jobs found");
  await page.getByRole("button", { name: "Remove row 3" }).click();

  const group = page.getByRole("button", { name: "Group OR" });
  await expect(group).toHaveAttribute("aria-disabled", "true");
  await page.getByRole("checkbox", { name: "Select row 1" }).check();
  await page.getByRole("checkbox", { name: "Select row 2" }).check();
  await group.click();
  await expect(page.getByRole("button", { name: "Ungroup OR" })).toBeVisible();
  const any = Number((await found.textContent()).split(" ")[0].replace(",", ""));
  expect(any).toBeGreaterThan(queued);
  for (const query of await parsed(page)) expect(query).toEqual({ wrong: null, root: "fetch" });
  await expect(page.getByRole("group", { name: "The rows" })).toContainText("<filter type='or'>");

  await page.getByRole("textbox", { name: "Save as view" }).fill("Any of both");
  await page.keyboard.press("Enter");
  await page.getByRole("combobox", { name: "Use saved view" }).selectOption({ label: "Activated processes" });
  await expect(found).toContainText("Processes found");
  await expect(results.getByRole("row", { name: /Sync contact to ERP/ })).toContainText("Activated");
  await page.getByRole("combobox", { name: "Use saved view" }).selectOption({ label: "Any of both" });
  await expect(found).toContainText(any.toLocaleString("en-GB"));
  await page.getByRole("button", { name: "Forget the view Any of both" }).click();

  await page.getByRole("combobox", { name: "Look for" }).selectOption({ label: "Process Logs" });
  await expect(found).toContainText("Process Logs found");
});

test("what Advanced Find found is in the grid: ordered, walked, selected, opened, saved", async ({ page }) => {
  await open(page);
  await seek(page, DECIDE_MS);
  await go(page, "Advanced Find");
  const grid = page.getByRole("grid", { name: "Results" });
  const rows = grid.getByRole("row").filter({ has: page.getByRole("gridcell") });
  const total = Number(await grid.getAttribute("aria-rowcount")) - 1;
  expect(total).toBeGreaterThan(500);
  expect(await rows.count(), "only rows in sight are in the page").toBeLessThan(60);
  await grid.getByRole("columnheader", { name: "Wait" }).click();
  await expect(grid.getByRole("columnheader", { name: "Wait" })).toHaveAttribute("aria-sort", "ascending");
  await rows.nth(1).getByRole("gridcell").nth(2).click();
  await page.keyboard.press("Shift+ArrowDown");
  await expect(page.getByText(`2 of ${total.toLocaleString("en-GB")} selected`, { exact: true })).toHaveCount(1);
  await page.keyboard.press("Control+End");
  await expect(grid.locator(`[role=row][aria-rowindex="${total + 1}"]`)).toBeInViewport();
  await page.keyboard.press("Enter");
  await expect(page.getByRole("heading", { name: "System Jobs", level: 1 })).toBeAttached();
  await expect(page).toHaveURL(/view=system-jobs&.*job=\d+/);
  await page.goBack();
  await page.getByRole("combobox", { name: "Use saved view" }).selectOption({ label: "Activated processes" });
  await rows.filter({ hasText: "Sync contact to ERP" }).getByRole("link").click();
  await expect(page.getByRole("heading", { name: "Sync contact to ERP", level: 1 })).toBeVisible();
  await page.goBack();
  await page.getByRole("combobox", { name: "Look for" }).selectOption({ label: "Process Logs" });
  await page.getByRole("button", { name: "Clear the rows" }).click();
  const logs = Number(await grid.getAttribute("aria-rowcount")) - 1;
  const [file] = await Promise.all([page.waitForEvent("download"), page.getByRole("button", { name: "Export CSV" }).click()]);
  expect(file.suggestedFilename()).toBe("floodgate_bulk-import_seed-42_at-8-00_advanced-find.csv");
  const lines = readFileSync(await file.path(), "utf8").trimEnd().split("\r\n");
  expect(lines[0]).toBe("Step Name,System Job,Sequence,Status of the job");
  expect(lines.length - 1, "each row of the log").toBe(logs);
});

test("a count over 50,000 rows fails as documented, with what to do", async ({ page }) => {
  await open(page);
  await seek(page, END_MS);
  const created = (await read(page)).counts.Created;
  expect(created).toBeGreaterThan(50_000);
  await go(page, "Advanced Find");
  await page.getByRole("button", { name: "Clear the rows" }).click();
  const count = page.getByRole("region", { name: "Group and count" });
  await expect(count.getByRole("alert")).toContainText("AggregateQueryRecordLimitExceeded (0x8004E023");
  await expect(count.getByRole("alert")).toContainText("Last X Hours");
  await page.getByRole("combobox", { name: "Use saved view" }).selectOption({ label: "Workflow jobs that are queued" });
  await expect(count.getByRole("alert")).toHaveCount(0);
});

test("the form of a process: read while activated, changed as a draft, by keyboard", async ({ page }) => {
  await open(page);
  await seek(page, DECIDE_MS);
  await go(page, "Processes");
  await page.getByRole("combobox", { name: "View" }).selectOption({ label: "Draft Processes" });
  await expect(page.getByText("No process is a draft.")).toBeVisible();
  await page.getByRole("combobox", { name: "View" }).selectOption({ label: "My Processes" });
  await expect(page.getByRole("row", { name: /Priya Raman/ })).toHaveCount(1);
  await page.getByRole("combobox", { name: "View" }).selectOption({ label: "All Processes" });
  await page.getByRole("row", { name: /Sync contact to ERP/ }).focus();
  await page.keyboard.press("Enter");
  await expect(page.getByRole("heading", { level: 1, name: "Sync contact to ERP" })).toBeFocused();
  await expect(page.getByRole("img", { name: /^Created per minute/ })).toBeVisible();

  const retention = page.getByRole("checkbox", { name: /^Automatically delete completed workflow jobs/ });
  await expect(retention).toHaveAttribute("aria-disabled", "true");
  await retention.press("Space");
  await expect(retention).not.toBeChecked();
  await page.getByRole("button", { name: "Deactivate" }).click();
  await expect(retention).not.toHaveAttribute("aria-disabled", "true");
  const save = page.getByRole("button", { name: "Save", exact: true });
  await expect(save).toHaveAttribute("aria-disabled", "true");
  await retention.press("Space");
  await expect(retention).toBeChecked();
  await save.press("Enter");
  await expect(page.getByRole("timer", { name: "Simulated time" })).toHaveText("8:00", { timeout: 30_000 });
  await expect(save, "nothing is left to save").toHaveAttribute("aria-disabled", "true");
  await expect(retention).toBeChecked();
  await expect(page.getByRole("button", { name: "Deactivate" }), "it is a draft still").toHaveAttribute("aria-disabled", "true");

  await page.getByRole("tab", { name: "General" }).focus();
  await page.keyboard.press("ArrowRight");
  await expect(page.getByRole("tab", { name: "Process Sessions" })).toHaveAttribute("aria-selected", "true");
  await expect(page.getByRole("tabpanel")).toContainText("Waiting For Resources");
  await page.keyboard.press("End");
  const owner = page.getByRole("textbox", { name: "Owner" });
  await owner.fill("");
  await save.click();
  await expect(page.getByRole("alert")).toContainText("owner");
  await page.goBack();
  await expect(page.getByRole("heading", { level: 1, name: "Processes" })).toBeVisible();
});

/** Tabs, or goes back with Shift, until an element has the focus. */
async function tabTo(page, locator, key = "Tab") {
  for (let presses = 0; presses < 120; presses += 1) {
    if (await locator.evaluate((element) => element === document.activeElement)) return;
    await page.keyboard.press(key);
  }
  throw new Error("the element is not reached by Tab");
}

for (const scenario of ["faulty-plugin", "ping-pong"]) {
  test(`the culprit of ${scenario} is found and deactivated by keyboard alone`, async ({ page }) => {
    await open(page, `./?scenario=${scenario}`);
    await tabTo(page, page.getByRole("slider", { name: "Speed" }));
    await page.keyboard.press("End");
    await tabTo(page, page.getByRole("button", { name: "Play", exact: true }));
    await page.keyboard.press("Enter");
    await expect(page.getByRole("timer", { name: "Simulated time" })).toHaveText("8:00", { timeout: 30_000 });

    await tabTo(page, page.getByRole("link", { name: "Advanced Find" }));
    await page.keyboard.press("Enter");
    const most = page.getByRole("region", { name: "Group and count" }).getByRole("listitem").first();
    await expect(most).toContainText("%");
    const name = await most.locator(".fg-find-bar-name").textContent();

    await tabTo(page, page.getByRole("link", { name: "Processes" }), "Shift+Tab");
    await page.keyboard.press("Enter");
    const grid = page.getByRole("grid", { name: "Processes" });
    await tabTo(page, grid.locator('tr[tabindex="0"]'));
    await page.keyboard.press("Home");
    const row = grid.getByRole("row", { name });
    for (let presses = 0; presses < 20 && (await row.getAttribute("aria-selected")) !== "true"; presses += 1) {
      await page.keyboard.press("ArrowDown");
    }
    await tabTo(page, page.getByRole("button", { name: "Deactivate" }), "Shift+Tab");
    await page.keyboard.press("Enter");
    await expect(row).toContainText("Draft");
  });
}

test("the numbers of the charts are saved as CSV and JSON", async ({ page }) => {
  await open(page);
  await seek(page, DECIDE_MS);
  await page.getByRole("button", { name: "Share" }).click();
  const dialog = page.getByRole("dialog", { name: "Share this run" });
  for (const extension of ["csv", "json"]) {
    const download = page.waitForEvent("download");
    await dialog.getByRole("button", { name: `Export ${extension.toUpperCase()}` }).click();
    expect((await download).suggestedFilename()).toBe(`floodgate_bulk-import_seed-42_at-8-00_numbers.${extension}`);
  }
  await expect(dialog.getByRole("status")).toContainText("Saved as");
});

test("a chart is saved as a picture that has something on it", async ({ page }) => {
  await open(page, "./?t=8:00");
  await expect(page.locator(".chart canvas").first()).toBeVisible();
  const arrived = page.waitForEvent("download");
  await page.getByRole("button", { name: /^Save .* as a picture$/ }).first().click();
  const file = await arrived;
  expect(file.suggestedFilename()).toBe("floodgate_bulk-import_seed-42_at-8-00_chart-backlog.png");
  const bytes = readFileSync(await file.path()).toString("base64");
  // How many colours it has: plain paper has one.
  const colours = await page.evaluate(async (bytes) => {
    const picture = new Image();
    picture.src = `data:image/png;base64,${bytes}`;
    await picture.decode();
    const canvas = Object.assign(document.createElement("canvas"), { width: picture.width, height: picture.height });
    const on = canvas.getContext("2d");
    on.drawImage(picture, 0, 0);
    return new Set(new Uint32Array(on.getImageData(0, 0, canvas.width, canvas.height).data.buffer)).size;
  }, bytes);
  expect(colours).toBeGreaterThan(20);
});
