// In front of a class: large type, beats by the keys of a clicker, notes on request, back to a beat.
// And the code with which a run is put into other pages.
import { expect, test } from "./fixtures.mjs";
import { open, read, seek } from "./playground.mjs";

const at = async (page) => (await read(page)).counts.at;
const beats = (page) => page.getByRole("region", { name: "Beats" });
const present = (page) => page.getByRole("button", { name: "Present", exact: true });

test.describe("at 1280 by 720", () => {
  test.use({ viewport: { width: 1280, height: 720 } });

  test("the rail goes, the type is large, and the act is in the transport", async ({ page }) => {
    await open(page);
    await present(page).click();
    await expect(beats(page)).toBeVisible();
    await expect(page.getByRole("navigation", { name: "Pages" })).toHaveCount(0);
    await expect(page.getByRole("button", { name: "Deactivate", exact: true })).toBeInViewport({ ratio: 1 });
    await seek(page, 480_000);
    const small = await page.evaluate(() => {
      const found = [];
      const walker = document.createTreeWalker(document.querySelector(".fg-app"), NodeFilter.SHOW_TEXT);
      for (let node = walker.nextNode(); node; node = walker.nextNode()) {
        const parent = node.parentElement;
        if (!node.textContent.trim() || parent.closest(".fg-unseen, .fg-skip, option, [role=status]") || !parent.checkVisibility()) continue;
        const size = parseFloat(getComputedStyle(parent).fontSize);
        if (size < 18) found.push(`${node.textContent.trim()}: ${size} px`);
      }
      return found;
    });
    expect(small).toEqual([]);
    const wide = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
    expect(wide).toBeLessThanOrEqual(0);
    await page.getByRole("button", { name: "End presenting" }).click();
    await expect(beats(page)).toHaveCount(0);
  });
});

test("beats are reached by the keys of a clicker, with notes for those who ask", async ({ page }) => {
  await open(page, "./?presenter=1&scenario=ping-pong");
  await expect(beats(page)).toContainText("The beginning");
  for (const [key, title, ms] of [["PageDown", "Two workflows and a connector", 60_000], ["PageUp", "The beginning", 0], [".", "Two workflows and a connector", 60_000]]) {
    await page.keyboard.press(key);
    await expect.poll(() => at(page), title).toBe(ms);
    await expect(beats(page)).toContainText(title);
  }
  await expect(page.getByRole("note")).toHaveCount(0);
  await page.keyboard.press("n");
  await expect(page.getByRole("note")).toContainText("tells the warehouse");
  await page.keyboard.press("n");
  await expect(page.getByRole("note")).toHaveCount(0);
});

test("what the run itself finds is a beat with a note too", async ({ page }) => {
  await open(page, "./?presenter=1&scenario=bulk-import&t=8:00");
  await page.getByRole("button", { name: "Deactivate", exact: true }).click();
  await page.getByRole("slider", { name: "Speed" }).press("End");
  await page.getByRole("button", { name: "Play", exact: true }).click();
  await expect(page.getByRole("button", { name: "Play", exact: true })).toBeVisible({ timeout: 50_000 });
  await page.keyboard.press("n");
  await expect(beats(page)).toContainText("nominal");
  await expect(page.getByRole("note")).toContainText("the work that was not done");
});

test("a beat is told again: what was done since is taken out", async ({ page }) => {
  await open(page, "./?presenter=1&scenario=bulk-import&t=8:00");
  await expect.poll(() => at(page)).toBe(480_000);
  const before = await read(page);
  await page.getByRole("button", { name: "Deactivate", exact: true }).click();
  await page.getByRole("button", { name: "Step 10 seconds" }).click();
  await expect.poll(() => at(page)).toBe(490_000);
  expect((await read(page)).counts.Canceled).toBeGreaterThan(0);
  await page.keyboard.press("r");
  await expect.poll(() => at(page)).toBe(480_000);
  expect(await read(page)).toEqual(before);
  await expect(page.getByRole("button", { name: "Deactivate", exact: true })).toBeVisible();
});

test("a beat is written on the page, and told like the others", async ({ page }) => {
  await open(page, "./?presenter=1&scenario=ping-pong");
  await page.getByRole("button", { name: "Edit scenario" }).click();
  const dialog = page.getByRole("dialog", { name: "Edit the scenario" });
  await dialog.getByRole("button", { name: "Add a beat" }).click();
  const added = dialog.getByRole("textbox", { name: /^Title \d/ }).last();
  const [, place] = /(\d+)$/.exec(await added.getAttribute("aria-label"));
  await dialog.getByRole("textbox", { name: `Time ${place}`, exact: true }).fill("0:30");
  await added.fill("Before anything happens");
  await dialog.getByRole("textbox", { name: `Note ${place}`, exact: true }).fill("All is quiet.");
  await dialog.getByRole("button", { name: "Apply and run again" }).click();
  await expect(dialog).toHaveCount(0);
  await page.keyboard.press("PageDown");
  await expect.poll(() => at(page)).toBe(30_000);
  await expect(beats(page)).toContainText("Before anything happens");
  await page.keyboard.press("n");
  await expect(page.getByRole("note")).toContainText("All is quiet.");
});

test("the code for other pages is written for this run, and copied", async ({ page, context }) => {
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  await open(page, "./?scenario=ping-pong&seed=7&t=8:00");
  await expect.poll(() => at(page)).toBe(480_000);
  await page.getByRole("button", { name: "Embed", exact: true }).click();
  const dialog = page.getByRole("dialog", { name: "Put this run into a page" });
  const code = dialog.getByLabel("Code", { exact: true });
  await expect(code).toHaveValue(/<floodgate-playground scenario="ping-pong" seed="7" t="8:00" digest="[0-9a-f]{16}">/);
  await dialog.getByLabel("Where").selectOption("MkDocs");
  await expect(code).toHaveValue(/extra_javascript:[^]*floodgate\.js[^]*type: module/);
  await dialog.getByLabel("Where").selectOption("A frame");
  await expect(code).toHaveValue(/<iframe src="http:[^"]*embed=1[^"]*" title="[^"]+" sandbox="allow-scripts/);
  await dialog.getByRole("button", { name: "Copy: Code" }).click();
  await expect(dialog.getByRole("status")).toHaveText("Copied: Code");
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(await code.inputValue());
});
