// The page "About the model": reached from the rail, with what is modelled, assumed and left out.
import { expect, test } from "./fixtures.mjs";
import { expectNoSeriousFindings, open } from "./playground.mjs";

test("the page tells what is modelled, assumed and left out", async ({ page }) => {
  await open(page, "./?scenario=millions-of-rows");
  await page.getByRole("navigation").getByRole("link", { name: "About the model" }).click();
  await expect(page).toHaveURL(/view=about/);
  await expect(page.getByRole("heading", { level: 1, name: "About the model" })).toBeVisible();
  const facts = page.getByRole("region", { name: "What is modelled, and where it is documented" });
  await expect(facts.getByText("A queued job is canceled when it is picked up, not before.")).toContainText("KB 4562256");
  const parameters = page.getByRole("region", { name: "Parameters and assumptions" });
  const row = (name) => parameters.getByRole("row").filter({ hasText: name });
  await expect(row("retry_first_ms")).toContainText("1 min 00 s");
  await expect(row("retry_first_ms")).toContainText("Assumption");
  await expect(row("loop_runs_max")).toContainText("16 runs");
  await expect(row("loop_runs_max")).toContainText("Published");
  // What the scenario being played states differs from what the model has by itself.
  await expect(row("slowdown_percent_per_million_rows")).toContainText("6 %in this scenario; 0 % by itself");
  const out = page.getByRole("region", { name: "What is left out, and why" });
  await expect(out.getByText("Several hosts of the service")).toBeVisible();
});

for (const theme of ["light", "dark"]) {
  for (const [width, height] of [[1440, 900], [390, 844]]) {
    test(`axe finds nothing serious: ${theme}, ${width} px`, async ({ page }) => {
      await page.emulateMedia({ colorScheme: theme });
      await page.setViewportSize({ width, height });
      await open(page, "./?view=about");
      await expect(page.getByRole("region", { name: "Sources" })).toBeVisible();
      await expectNoSeriousFindings(page);
      const wide = await page.evaluate(() => document.querySelector("main").scrollWidth > document.querySelector("main").clientWidth);
      expect(wide, "nothing has to be scrolled sideways").toBe(false);
    });
  }
}
