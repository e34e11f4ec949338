// Access: axe in both themes and at two sizes, and the whole incident by keyboard alone.
import { expect, test } from "./fixtures.mjs";
import { DECIDE_MS, expectNoSeriousFindings, open, read, seek } from "./playground.mjs";

const SIZES = { desktop: { width: 1440, height: 900 }, phone: { width: 390, height: 844 } };

for (const theme of ["light", "dark"]) {
  for (const [name, viewport] of Object.entries(SIZES)) {
    test(`axe finds nothing serious: ${theme}, ${name}`, async ({ page }) => {
      await page.emulateMedia({ colorScheme: theme });
      await page.setViewportSize(viewport);
      await open(page);
      await expectNoSeriousFindings(page);
      await seek(page, DECIDE_MS);
      await page.getByRole("button", { name: "Deactivate" }).first().click();
      await seek(page, DECIDE_MS + 60_000);
      await expectNoSeriousFindings(page);
    });
  }

  test(`axe finds nothing serious on Processes: ${theme}`, async ({ page }) => {
    await page.emulateMedia({ colorScheme: theme });
    await open(page);
    await page.getByRole("link", { name: "Processes" }).click();
    await expect(page.getByRole("heading", { name: "Processes" })).toBeVisible();
    await expectNoSeriousFindings(page);
  });
}

/** Tabs until an element has the focus. */
async function tabTo(page, locator) {
  for (let presses = 0; presses < 80; presses += 1) {
    if (await locator.evaluate((element) => element === document.activeElement)) return;
    await page.keyboard.press("Tab");
  }
  throw new Error("the element is not reached by Tab");
}

test("the incident is handled by keyboard alone", async ({ page }) => {
  await open(page);
  await tabTo(page, page.getByRole("slider", { name: "Speed" }));
  await page.keyboard.press("End");
  await tabTo(page, page.getByRole("button", { name: "Play", exact: true }));
  await page.keyboard.press("Enter");
  await expect(page.getByRole("timer", { name: "Simulated time" })).toHaveText("8:00", { timeout: 30_000 });
  await tabTo(page, page.getByRole("button", { name: "Deactivate" }).first());
  await page.keyboard.press("Enter");
  await expect(page.getByRole("button", { name: "Activate", exact: true }).first()).toBeVisible();
  await tabTo(page, page.getByRole("button", { name: "Step 10 seconds" }));
  await page.keyboard.press("Enter");
  await expect.poll(async () => (await read(page)).since["Canceled at pick-up"]).toBeGreaterThan(0);
});
