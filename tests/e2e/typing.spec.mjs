// What is being typed stays until it is finished, whatever is published meanwhile.
import { expect, test } from "./fixtures.mjs";
import { open } from "./playground.mjs";

/** Types, lets the page be drawn anew at least twice by the clock that runs, and finishes. */
async function typeWhileItPlays(page, field, text) {
  const clock = page.getByRole("timer", { name: "Simulated time" });
  await field.fill(text);
  for (let time = 0; time < 2; time += 1) await expect(clock).not.toHaveText(await clock.innerText());
  await expect(field).toHaveValue(text);
  await field.press("Tab");
}

test.beforeEach(async ({ page }) => {
  await open(page);
  await page.getByRole("button", { name: "Play", exact: true }).click();
});

test("the seed", async ({ page }) => {
  const seed = page.getByRole("spinbutton", { name: "Seed" });
  await expect(seed).toHaveValue("42");
  await typeWhileItPlays(page, seed, "77");
  await expect.poll(() => page.url()).toContain("seed=77");
  await seed.fill("9");
  // Taken back, letter by letter: the browser tells of no change.
  await seed.fill("77");
  await seed.press("Tab");
  await expect(seed).toHaveValue("77");
  await page.getByRole("button", { name: "New seed" }).click();
  await expect(seed).not.toHaveValue("77");
});

test("a time to go to", async ({ page }) => {
  await page.getByRole("button", { name: "Time and acts" }).click();
  const to = page.getByRole("dialog").getByRole("textbox", { name: "Go to" });
  await typeWhileItPlays(page, to, "12:00");
  await expect(page.getByRole("timer", { name: "Simulated time" })).toHaveText(/^12:/);
  await expect(to).toHaveValue("");
});

test("how another run differs, each field by itself", async ({ page }) => {
  await page.getByRole("link", { name: "Compare" }).click();
  await typeWhileItPlays(page, page.getByRole("textbox", { name: "at", exact: true }), "6:00");
  await expect.poll(() => page.url()).toContain("with=6:00");
  await typeWhileItPlays(page, page.getByRole("textbox", { name: "Workers" }), "32");
  await expect.poll(() => page.url()).toContain("with=6:00,workers:32");
});

test("what jobs are looked for by", async ({ page }) => {
  await page.getByRole("link", { name: "Advanced Find" }).click();
  await page.getByRole("button", { name: "Add row" }).click();
  const row = page.getByRole("group", { name: "Row 3" });
  await row.getByRole("combobox", { name: "Column" }).selectOption({ label: "Created On" });
  const value = row.getByRole("textbox", { name: "Value" }).or(row.getByRole("combobox", { name: "Value" }));
  await typeWhileItPlays(page, value, "8:00");
  await expect(value).toHaveValue("8:00");
});
