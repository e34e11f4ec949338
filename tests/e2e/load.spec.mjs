// Nearly ten million jobs, the most that a browser takes: the memory of the simulation is judged; how
// soon the page answers is printed, since the machine decides it.
import { expect, test } from "./fixtures.mjs";
import { open, read } from "./playground.mjs";

const JOBS = 9_900_000;
const MEMORY_MAX = 1_000_000_000;

const scenario = {
  version: 1,
  title: "Ten million",
  description: "",
  seed: 1,
  horizon: 600_000,
  service: { workers: 1_000, pick_up: "immediate" },
  workflows: [
    { name: "Many", table: "Contact", owner: "SYSTEM", start_when: ["create"], service: { distribution: "constant", ms: 50 }, steps: [{ do: "custom", name: "Work" }] },
  ],
  sources: [{ kind: "bulk_import", name: "All", table: "Contact", rows: JOBS, batch: 20_000, every_ms: 1_000, start_ms: 1_000 }],
};

test("ten million jobs are played within a gigabyte, and the page answers", async ({ page }) => {
  test.setTimeout(240_000);
  await page.addInitScript(() => {
    const instantiate = WebAssembly.instantiate;
    WebAssembly.instantiate = async (...all) => {
      const made = await instantiate(...all);
      globalThis.simulated ??= made.exports?.memory;
      return made;
    };
    globalThis.waits = [];
    new PerformanceObserver((list) => {
      for (const { duration, interactionId } of list.getEntries()) if (interactionId) globalThis.waits.push(duration);
    }).observe({ type: "event", durationThreshold: 16 });
  });
  await open(page);
  await page.evaluate((content) => {
    const data = new DataTransfer();
    data.items.add(new File([content], "many.json", { type: "application/json" }));
    document.querySelector(".fg-app").dispatchEvent(new DragEvent("drop", { dataTransfer: data, bubbles: true, cancelable: true }));
  }, JSON.stringify(scenario));
  await expect(page.getByRole("region", { name: "Workflow" })).toContainText("Many");
  await page.getByRole("slider", { name: "Speed" }).press("End");
  await page.getByRole("button", { name: "Play", exact: true }).click();
  await expect(page.getByRole("button", { name: "Pause", exact: true })).toBeVisible();
  // What somebody does meanwhile.
  const theme = page.getByRole("button", { name: /^Theme/ });
  for (let press = 0; press < 12; press += 1) await theme.click();
  await expect.poll(async () => (await read(page)).counts.Created, { timeout: 120_000 }).toBe(JOBS);
  const bytes = await page.evaluate(() => globalThis.simulated.buffer.byteLength);
  const waits = (await page.evaluate(() => globalThis.waits)).sort((a, b) => a - b);
  const p95 = waits[Math.floor((waits.length - 1) * 0.95)] ?? 0;
  console.log(`${JOBS} jobs: ${Math.round(bytes / 1e6)} MB, ${(bytes / JOBS).toFixed(1)} bytes a job; the page answered ${waits.length} clicks, p95 within ${p95} ms`);
  expect(bytes).toBeLessThan(MEMORY_MAX);
});
