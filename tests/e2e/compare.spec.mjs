// Comparing runs on the page: two on one clock, and one question asked of many, in a worker where
// one can be had and in slices of the page where not.
import { expect, test } from "./fixtures.mjs";
import { DECIDE_MS, expectNoSeriousFindings, open, read, seek } from "./playground.mjs";

const compare = (page) => page.getByRole("link", { name: "Compare" }).click();

/** The cells of a row of a table, by its header. */
async function row(page, name) {
  const row = page.getByRole("row").filter({ has: page.getByRole("rowheader", { name, exact: true }) });
  return row.getByRole("cell").allInnerTexts();
}

async function clicked(page) {
  await open(page);
  await seek(page, DECIDE_MS);
  await page.getByRole("button", { name: "Deactivate", exact: true }).click();
}

test("a run with a click stands beside the same run without it", async ({ page }) => {
  await clicked(page);
  await compare(page);
  await expect(page.getByRole("combobox", { name: "What is done" })).toHaveValue("never");
  await expect(page.getByText(/Only this run comes back to nominal, at \d+:\d\d/)).toBeVisible();
  const [done, undone, change] = await row(page, "Work not done");
  expect(Number(done.replace(/,/g, ""))).toBeGreaterThan(20_000);
  expect([undone, change]).toEqual(["0", `${done} less`]);
  expect((await row(page, "Back to nominal")).slice(1)).toEqual(["never", "only in this run"]);
  await expect(page.getByRole("img", { name: /^Backlog of two runs: at 8:00 [\d,]+ in this run/ })).toBeVisible();
});

test("the other run differs in what is typed, its link opens it again, and it can be played", async ({ page, context }) => {
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  await clicked(page);
  await compare(page);
  await page.getByRole("combobox", { name: "What is done" }).selectOption("click");
  const at = page.getByRole("textbox", { name: "at", exact: true });
  await at.fill("6:00");
  await at.press("Tab");
  const workers = page.getByRole("textbox", { name: "Workers" });
  await workers.fill("0");
  await workers.press("Tab");
  await expect(page.getByRole("alert")).toContainText("from 1 to 10,000");
  await workers.fill("32");
  await workers.press("Tab");
  await expect(page.getByRole("alert")).toHaveCount(0);
  await expect(page.getByText(/The other run is back to nominal .* earlier, at/)).toBeVisible();
  await expect.poll(() => page.url()).toContain("with=6:00,workers:32");
  // What stood there before stays until the new one is computed.
  await expect(page.getByRole("region", { name: "The differences" })).toHaveAttribute("aria-busy", "false");
  const differences = await row(page, "Most jobs waiting");
  await page.getByRole("button", { name: "Copy link" }).click();
  await expect(page.getByText("Copied: a link that opens this comparison.")).toBeVisible();

  const other = await context.newPage();
  await open(other, await page.evaluate(() => navigator.clipboard.readText()));
  await expect(other.getByRole("heading", { name: "Compare" })).toBeVisible();
  await expect(other.getByRole("textbox", { name: "Workers" })).toHaveValue("32");
  await expect.poll(() => row(other, "Most jobs waiting")).toEqual(differences);
  await other.getByRole("button", { name: "Play the other run" }).click();
  await other.getByRole("link", { name: "Playground" }).click();
  await seek(other, DECIDE_MS);
  await expect(other.getByRole("region", { name: "Since you clicked" })).toContainText("at 6:00");
});

test("a wrong comparison in a link is told, and the page compares what it compares at first", async ({ page }) => {
  await open(page, "./?view=compare&with=workers:none");
  await expect(page.getByRole("alert")).toContainText("with=workers:none");
  await expect(page.getByRole("combobox", { name: "What is done" })).toHaveValue("click");
});

/** Asks of a few runs and waits for the answer. */
async function ask(page, seeds) {
  await compare(page);
  await page.getByRole("button", { name: "Many runs" }).click();
  const clicks = page.getByRole("textbox", { name: "Clicks" });
  await clicks.fill("2");
  await clicks.press("Tab");
  const field = page.getByRole("textbox", { name: "Seeds" });
  await field.fill(String(seeds));
  await field.press("Tab");
  await page.getByRole("button", { name: /^Compute \d+ runs$/ }).click();
}

async function answered(page) {
  await ask(page, 6);
  await expect(page.getByText(/All 18 runs are done/)).toBeVisible({ timeout: 50_000 });
  await expect(page.getByText(/Each minute later costs .* 95 % interval/)).toBeVisible();
  const table = await page.getByRole("table").innerText();
  expect(table).toContain("6 of 6");
  return table;
}

test("many runs are answered by a worker, and by slices of the page with the same answer", async ({ page, context }) => {
  await open(page);
  const workers = [];
  page.on("worker", (worker) => workers.push(worker.url()));
  const beside = await answered(page);
  expect(workers).toHaveLength(1);
  await expect(page.getByText(/beside the page/)).toBeVisible();

  const other = await context.newPage();
  await other.addInitScript(() => {
    window.Worker = class {
      constructor() {
        throw new DOMException("blocked", "SecurityError");
      }
    };
  });
  await open(other);
  expect(await answered(other)).toBe(beside);
  await expect(other.getByText(/in slices of the page/)).toBeVisible();
});

test("a worker that can't start leaves the answer to the page", async ({ page }) => {
  await page.addInitScript(() => {
    window.Worker = class {
      postMessage() {
        setTimeout(() => this.onerror?.(new Event("error", { cancelable: true })));
      }
      terminate() {}
    };
  });
  await open(page);
  await answered(page);
  await expect(page.getByText(/in slices of the page/)).toBeVisible();
});

test("the question can be canceled, and what is known stays", async ({ page }) => {
  await open(page);
  await ask(page, 100);
  await expect(page.getByRole("progressbar", { name: "Runs computed" })).toBeVisible();
  await page.getByRole("button", { name: "Cancel", exact: true }).click();
  await expect(page.getByText(/Canceled after \d+ of 300 runs/)).toBeVisible();
  await expect(page.getByRole("progressbar")).toHaveCount(0);
});

for (const theme of ["light", "dark"]) {
  test(`axe finds nothing serious on Compare: ${theme}`, async ({ page }) => {
    await page.emulateMedia({ colorScheme: theme });
    await clicked(page);
    await compare(page);
    await expect(page.getByRole("table", { name: "The differences" })).toBeVisible();
    await expectNoSeriousFindings(page);
    await page.setViewportSize({ width: 390, height: 844 });
    await expectNoSeriousFindings(page);
    await page.setViewportSize({ width: 1440, height: 900 });
    await answered(page);
    await expectNoSeriousFindings(page);
  });
}

test("the charts show what was spared and the future that was given up", async ({ page }) => {
  await clicked(page);
  await seek(page, 1_200_000);
  const panel = page.getByRole("region", { name: "Since you clicked" });
  await expect(panel).toContainText(/Spared so far.*of waiting for jobs of other workflows and [\d,]+ rows/);
  const charts = page.getByRole("region", { name: "Charts" });
  await expect(charts.getByText("p95, no click")).toBeVisible();
  await expect(charts.getByText("before your last change")).toHaveCount(0);
  await seek(page, 360_000);
  await page.getByRole("button", { name: "Deactivate", exact: true }).click();
  await expect(charts.getByText("before your last change")).toBeVisible();
  await page.getByRole("button", { name: "Undo the last act" }).click();
  await seek(page, 1_200_000);
  await expect(panel).toContainText("at 8:00");
  expect((await read(page)).since["Queued at the click"]).toBeGreaterThan(10_000);
});
