// The incident of the article, lived through in the browser.
import { expect, test } from "./fixtures.mjs";
import { DECIDE_MS, END_MS, expectToAddUp, open, playOn, read, seek } from "./playground.mjs";

test("the incident: flood, Deactivate, cancel at pick-up, drain, nominal", async ({ page }) => {
  await open(page);
  await expect(page.getByRole("combobox", { name: "Scenario" })).toHaveValue("bulk-import");
  await playOn(page);
  await expect(page.getByRole("timer", { name: "Simulated time" })).toHaveText("8:00");
  const before = (await read(page)).counts;
  expect(before.at).toBe(DECIDE_MS);
  expect(before["Waiting For Resources"]).toBeGreaterThan(21_500);
  expect(before["In Progress"]).toBe(16);

  await page.getByRole("region", { name: "Workflow" }).getByRole("button", { name: "Deactivate" }).click();
  await expect(page.getByRole("button", { name: "Activate", exact: true })).toBeVisible();
  const atClick = await read(page);
  expect(atClick.counts, "nothing changes at the click itself").toEqual(before);
  expect(atClick.since["Canceled at pick-up"]).toBe(0);
  const queued = atClick.since["Queued at the click"];
  expect(queued).toBeGreaterThan(19_000);

  await page.getByRole("button", { name: "Play", exact: true }).click();
  const readings = [];
  await expect
    .poll(async () => {
      readings.push(await read(page));
      return readings.at(-1).counts.at;
    }, { intervals: [100], timeout: 55_000 })
    .toBe(END_MS);

  let last = atClick;
  for (const reading of readings) {
    expectToAddUp(reading);
    expect(reading.counts.Canceled).toBeGreaterThanOrEqual(last.counts.Canceled);
    expect(reading.since["In progress that finished"]).toBeGreaterThanOrEqual(last.since["In progress that finished"]);
    last = reading;
  }
  const slow = readings.filter(({ counts }) => counts.at > DECIDE_MS && counts.at < DECIDE_MS + 3_000);
  expect(slow.length, "slow motion shows the jobs in progress finish").toBeGreaterThan(3);
  const early = slow.at(-1);
  expect(early.counts.Canceled).toBeGreaterThan(0);
  expect(early.counts["Waiting For Resources"]).toBeLessThan(before["Waiting For Resources"]);

  const end = last.since;
  expect(end["Canceled at pick-up"]).toBe(queued);
  expect(end["Triggers refused"]).toBe(6_000);
  expect(end["Not done"]).toBe(queued + 6_000);
  expect(last.counts["Waiting For Resources"], "nominal before the end").toBeLessThanOrEqual(16);
  expect(last.counts.Failed).toBe(0);
});

test("no job in progress is cut short: each of them succeeds", async ({ page }) => {
  await open(page);
  await seek(page, DECIDE_MS);
  await page.getByRole("button", { name: "Deactivate" }).click();
  const succeeded = (await read(page)).counts.Succeeded;
  await page.getByRole("button", { name: "Step 10 seconds" }).click();
  await expect.poll(async () => (await read(page)).counts.at).toBe(DECIDE_MS + 10_000);
  const { counts, since } = await read(page);
  expect(since["In progress that finished"]).toBeGreaterThan(8);
  expect(counts.Succeeded - succeeded).toBeGreaterThanOrEqual(16);
});

test("without the click the backlog is still there at the end", async ({ page }) => {
  await open(page);
  await seek(page, END_MS);
  const { counts } = await read(page);
  expect(counts["Waiting For Resources"]).toBeGreaterThan(16_500);
  expect(counts.Canceled).toBe(0);
});

test("clicks that teach: before the flood, after it, on an innocent workflow", async ({ page }) => {
  await open(page);
  await seek(page, 180_000);
  await page.getByRole("button", { name: "Deactivate" }).click();
  await seek(page, END_MS);
  let { since } = await read(page);
  expect(since["Queued at the click"]).toBe(0);
  expect(since["Triggers refused"]).toBe(30_000);

  await page.getByRole("button", { name: "Reset", exact: true }).click();
  await seek(page, 545_000);
  await page.getByRole("button", { name: "Deactivate" }).click();
  await seek(page, END_MS);
  ({ since } = await read(page));
  expect(since["Triggers refused"]).toBe(0);
  expect(since["Canceled at pick-up"]).toBeGreaterThan(20_000);
});

test("the same seed gives the same run, another seed another one, Reset goes back to 0:00", async ({ page }) => {
  await open(page);
  const seed = page.getByRole("spinbutton", { name: "Seed" });
  await seek(page, 300_000);
  const first = (await read(page)).counts;
  const firstSeed = await seed.inputValue();
  await page.getByRole("button", { name: "New seed" }).click();
  await expect(seed).not.toHaveValue(firstSeed);
  await expect(page.getByRole("timer", { name: "Simulated time" })).toHaveText("0:00");
  await seed.fill(firstSeed);
  await seed.press("Enter");
  await seek(page, 300_000);
  expect((await read(page)).counts).toEqual(first);
  await page.getByRole("button", { name: "Reset", exact: true }).click();
  await expect(page.getByRole("timer", { name: "Simulated time" })).toHaveText("0:00");
  await expect(seed).toHaveValue(firstSeed);
});

test("every shipped scenario opens and runs to its end", async ({ page }) => {
  await open(page);
  const picker = page.getByRole("combobox", { name: "Scenario" });
  const names = await picker.locator("option").evaluateAll((options) => options.map((option) => option.value));
  expect(names).toEqual(expect.arrayContaining(["bulk-import", "faulty-plugin", "ping-pong", "steady"]));
  for (const name of names) {
    await picker.selectOption(name);
    await expect(page.getByRole("timer", { name: "Simulated time" })).toHaveText("0:00");
    await page.getByRole("button", { name: "Step event" }).click();
    await expect.poll(async () => (await read(page)).counts.Created).toBeGreaterThan(0);
    expectToAddUp(await read(page));
  }
});

test("the Processes page deactivates, deletes and says why not", async ({ page }) => {
  await open(page);
  await seek(page, DECIDE_MS);
  await page.getByRole("link", { name: "Processes" }).click();
  await page.getByRole("row", { name: /Sync contact to ERP/ }).click();
  const remove = page.getByRole("button", { name: "Delete", exact: true });
  await expect(remove).toHaveAttribute("aria-disabled", "true");
  await page.getByRole("button", { name: "Deactivate" }).click();
  await expect(page.getByRole("row", { name: /Sync contact to ERP/ })).toContainText("Draft");
  await expect(remove).not.toHaveAttribute("aria-disabled", "true");
  await remove.click();
  const dialog = page.getByRole("dialog");
  await expect(dialog).toContainText("assumption");
  await page.keyboard.press("Escape");
  await expect(dialog).toHaveCount(0);
});
