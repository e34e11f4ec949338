// The stage and the charts: what they tell, and what can be done on them.
import { expect, test } from "./fixtures.mjs";
import { DECIDE_MS, END_MS, open, read, seek } from "./playground.mjs";

const panel = (page) => page.getByRole("region", { name: "Workflow", exact: true });
const stage = (page) => page.getByRole("region", { name: "The stage" });
const charts = (page) => page.getByRole("region", { name: "Charts" });

test("the stage sentence says arrive, finish and the difference, and that triggers are refused", async ({ page }) => {
  await open(page);
  await seek(page, DECIDE_MS);
  await expect(stage(page)).toContainText(/[\d.]+ jobs\/s arrive, [\d.]+ finish: the queue grows by [\d.]+ every second/);
  const sentence = await stage(page).locator("header p").innerText();
  const [arrive, finish, grows] = sentence.match(/\d+\.\d/g).map(Number);
  expect(Math.abs(arrive - finish - grows)).toBeLessThan(0.11);
  await page.getByRole("button", { name: "Deactivate" }).click();
  await seek(page, DECIDE_MS + 30_000);
  await expect(stage(page)).toContainText(/are canceled: the queue shrinks by .* triggers\/s are refused/);
});

test("a click on a source or on a square of the tank selects its workflow", async ({ page }) => {
  await open(page);
  await seek(page, DECIDE_MS);
  await page.getByRole("list", { name: "Workflows" }).getByRole("button", { name: /Score lead/ }).click();
  await expect(panel(page).getByRole("heading", { level: 2 })).toHaveText("Score lead");
  const canvas = stage(page).locator("canvas");
  const box = await canvas.boundingBox();
  // The import's card is the first at the left; most squares of the tank are the import's.
  await page.mouse.click(box.x + 40, box.y + box.height * 0.2);
  await expect(panel(page).getByRole("heading", { level: 2 })).toHaveText("Sync contact to ERP");
  await expect(page.getByRole("status")).toContainText(/Sync contact to ERP|^$/);
});

test("the stage has a table twin with the same numbers", async ({ page }) => {
  await open(page);
  await seek(page, DECIDE_MS);
  await stage(page).getByRole("button", { name: "Stage as a table" }).click();
  const table = stage(page).getByRole("table");
  const column = await table.getByRole("columnheader").allInnerTexts();
  const at = column.findIndex((name) => name.trim() === "Waiting For Resources") - 1;
  expect(at).toBeGreaterThanOrEqual(0);
  const cells = await table.locator("tbody tr").evaluateAll(
    (rows, place) => rows.map((row) => Number(row.querySelectorAll("td")[place].textContent.replaceAll(",", ""))),
    at,
  );
  const { counts } = await read(page);
  expect(cells.reduce((sum, value) => sum + value, 0)).toBe(counts["Waiting For Resources"]);
});

test("each chart has a sentence and a table twin; few samples are named; one cursor goes through all", async ({ page }) => {
  await open(page);
  await seek(page, DECIDE_MS);
  for (const title of ["Backlog", "Wait before start", "Throughput"]) {
    await expect(charts(page).getByRole("img", { name: new RegExp(`^${title}:`) })).toBeVisible();
    await charts(page).getByRole("button", { name: `${title} as a table` }).click();
    const table = charts(page).getByRole("table");
    await expect(table.locator("caption")).toContainText(title);
    await expect(table.getByRole("rowheader", { name: "8:00" })).toBeVisible();
  }
  const plot = charts(page).getByRole("img", { name: /^Backlog:/ });
  const box = await plot.boundingBox();
  await page.mouse.move(box.x + box.width * 0.2, box.y + box.height / 2);
  const lines = charts(page).locator(".u-cursor-x");
  await expect(lines).toHaveCount(3);
  const places = await lines.evaluateAll((all) => all.map((line) => Math.round(new DOMMatrix(getComputedStyle(line).transform).e)));
  expect(new Set(places).size, `one place in all charts: ${places}`).toBe(1);
});

test("a click on a chart goes to that time", async ({ page }) => {
  await open(page);
  await seek(page, END_MS);
  const box = await charts(page).locator(".u-over").first().boundingBox();
  await page.mouse.click(box.x + box.width / 2, box.y + box.height / 2);
  await expect.poll(async () => Math.abs((await read(page)).counts.at - END_MS / 2)).toBeLessThan(5_000);
});

test("the charts show the waits of other workflows and of the one selected", async ({ page }) => {
  await open(page);
  await seek(page, DECIDE_MS);
  await charts(page).getByRole("button", { name: "Wait before start as a table" }).click();
  const heads = await charts(page).getByRole("table").getByRole("columnheader").allInnerTexts();
  for (const what of ["p50", "p95", "p99"]) {
    expect(heads).toContain(`${what}, other workflows`);
    expect(heads).toContain(`${what}, Sync contact to ERP`);
  }
  await page.getByRole("list", { name: "Workflows" }).getByRole("button", { name: /Score lead/ }).click();
  await expect(charts(page).getByRole("columnheader", { name: "p95, Score lead" })).toBeVisible();
});

test("insights are right for the clicks that teach", async ({ page }) => {
  const cases = [
    { at: 180_000, on: /Sync contact/, until: 240_000, says: /nothing to cancel/ },
    { at: 600_000, on: /Sync contact/, until: 620_000, says: /not triggered any more/ },
    { at: DECIDE_MS, on: /Score lead/, until: DECIDE_MS + 20_000, says: /was not the cause.*Sync contact to ERP/ },
  ];
  for (const { at, on, until, says } of cases) {
    await open(page);
    await seek(page, at);
    await page.getByRole("list", { name: "Workflows" }).getByRole("button", { name: on }).click();
    await page.getByRole("button", { name: "Deactivate" }).click();
    await seek(page, until);
    await expect(panel(page).locator(".fg-insight"), `a click at ${at}`).toContainText(says);
  }
});

test("next and previous moment, by button and by the presenter's keys", async ({ page }) => {
  await open(page);
  await seek(page, END_MS);
  await page.getByRole("button", { name: "Previous moment" }).click();
  const at = async () => (await read(page)).counts.at;
  await expect.poll(at).toBeLessThan(END_MS);
  const first = await at();
  await page.keyboard.press("PageUp");
  await expect.poll(at).toBeLessThan(first);
  await page.keyboard.press("PageDown");
  await expect.poll(at).toBe(first);
});

test("the pause at moments and the slow motion can be switched off", async ({ page }) => {
  await open(page);
  await page.getByRole("button", { name: "Settings" }).click();
  await page.getByRole("checkbox", { name: /Pause at moments/ }).uncheck();
  await page.getByRole("checkbox", { name: /Slow motion/ }).uncheck();
  await page.keyboard.press("Escape");
  await seek(page, DECIDE_MS - 5_000);
  await page.getByRole("slider", { name: "Speed" }).press("End");
  await page.getByRole("button", { name: "Play", exact: true }).click();
  await expect.poll(async () => (await read(page)).counts.at, { timeout: 30_000 }).toBeGreaterThan(DECIDE_MS + 10_000);
});

test("the opening says one thing and skips to ten seconds before the flood", async ({ page }) => {
  await open(page);
  await expect(page.getByRole("timer", { name: "Simulated time" })).toHaveText("0:00");
  await page.getByRole("button", { name: "Skip to the flood" }).click();
  await expect(page.getByRole("timer", { name: "Simulated time" })).toHaveText("3:50");
  await expect(page.getByRole("button", { name: "Skip to the flood" })).toHaveCount(0);
});
