// Editing a scenario on the page: sources and workers, inline errors, restore; and one job followed.
import { expect, test } from "./fixtures.mjs";
import { DECIDE_MS, open, read, seek } from "./playground.mjs";

/** Opens the editor. */
async function edit(page) {
  await page.getByRole("button", { name: "Edit scenario" }).click();
  return page.getByRole("dialog", { name: "Edit the scenario" });
}

test("a source and the workers are edited, and the run begins again with them", async ({ page }) => {
  await open(page);
  await seek(page, DECIDE_MS);
  const before = (await read(page)).counts;
  const dialog = await edit(page);
  await dialog.getByLabel("Workers").fill("32");
  await dialog.getByRole("group", { name: /Contact import/ }).getByLabel("Rows").fill("10000");
  await dialog.getByRole("button", { name: "Apply and run again" }).click();
  await expect(dialog).toHaveCount(0);
  await expect(page.getByRole("timer", { name: "Simulated time" })).toHaveText("0:00");
  await expect(page.getByText("edited", { exact: true })).toBeVisible();
  await seek(page, DECIDE_MS);
  const after = (await read(page)).counts;
  expect(after["Waiting For Resources"]).toBeLessThan(before["Waiting For Resources"] / 2);
  await seek(page, DECIDE_MS - 200_000);
  expect((await read(page)).counts["Waiting For Resources"]).toBeGreaterThan(0);

  await page.getByRole("button", { name: "Reset", exact: true }).click();
  await expect(page.getByText("edited", { exact: true })).toBeVisible();
  await page.getByRole("button", { name: "Restore scenario" }).click();
  await expect(page.getByText("edited", { exact: true })).toHaveCount(0);
  await seek(page, DECIDE_MS);
  expect((await read(page)).counts).toEqual(before);
});

test("what is typed wrong says what to write, and nothing is applied", async ({ page }) => {
  await open(page);
  const dialog = await edit(page);
  const workers = dialog.getByLabel("Workers");
  await workers.fill("0");
  await expect(workers).toHaveAttribute("aria-invalid", "true");
  await expect(dialog).toContainText("1 to 10000");
  await dialog.getByRole("button", { name: "Apply and run again" }).click();
  await expect(dialog).toBeVisible();
  await dialog.getByRole("button", { name: "Cancel" }).click();
  await expect(page.getByText("edited", { exact: true })).toHaveCount(0);
});

test("one job of another workflow is followed, with and without the click", async ({ page }) => {
  await open(page);
  await seek(page, DECIDE_MS);
  const follow = page.getByRole("region", { name: "Follow one job" });
  await follow.getByRole("combobox").selectOption({ label: "Score lead" });
  await follow.getByRole("button", { name: "Follow", exact: true }).click();
  await page.getByRole("button", { name: "Deactivate" }).first().click();
  await seek(page, DECIDE_MS + 60_000);
  await expect(follow).toContainText(/ahead of it; it starts at about/);
  await seek(page, 1_200_000);
  await expect(follow).toContainText("and succeeded");
  await expect(follow).toContainText(/Without your click it would have waited/);
});
