// Script time a frame at 200,000 jobs: printed, never judged here; the machine decides it.
import { expect, test } from "./fixtures.mjs";
import { open, read } from "./playground.mjs";

const JOBS = 200_000;

/** Script time of each frame in milliseconds, from a trace of the browser. */
function framesOf(trace) {
  const threads = trace.filter(({ name, args }) => name === "thread_name" && args.name === "CrRendererMain").map(({ tid }) => tid);
  const script = new Set(["FireAnimationFrame", "RunMicrotasks", "TimerFire", "EventDispatch", "FunctionCall", "EvaluateScript"]);
  const events = trace
    .filter(({ name, ph, tid }) => ph === "X" && threads.includes(tid) && script.has(name))
    .sort((a, b) => a.ts - b.ts || b.dur - a.dur);
  const frames = [];
  let end = 0;
  for (const { name, ts, dur } of events) {
    // What runs inside another is part of it.
    if (ts < end) continue;
    end = ts + dur;
    if (name === "FireAnimationFrame" || frames.length === 0) frames.push(0);
    frames[frames.length - 1] += dur / 1_000;
  }
  return frames.slice(1);
}

test(`script time a frame while ${JOBS} jobs are played is printed`, async ({ page, browser }) => {
  await open(page);
  await page.getByRole("button", { name: "Edit scenario" }).click();
  const dialog = page.getByRole("dialog", { name: "Edit the scenario" });
  const source = dialog.getByRole("group", { name: /Contact import/ });
  await source.getByLabel("Rows").fill(String(JOBS));
  await source.getByLabel("Batch").fill("500");
  await dialog.getByRole("button", { name: "Apply and run again" }).click();
  await expect(dialog).toHaveCount(0);
  await page.getByRole("button", { name: "Settings" }).click();
  await page.getByRole("checkbox", { name: /Pause at moments/ }).uncheck();
  await page.keyboard.press("Escape");
  await page.getByRole("button", { name: "Skip to the flood" }).click();
  for (let step = 0; step < 3; step += 1) await page.getByRole("slider", { name: "Speed" }).press("ArrowRight");
  const client = await browser.newBrowserCDPSession();
  const events = [];
  client.on("Tracing.dataCollected", ({ value }) => events.push(...value));
  const complete = new Promise((done) => client.once("Tracing.tracingComplete", done));
  await client.send("Tracing.start", { categories: "devtools.timeline,__metadata", transferMode: "ReportEvents" });
  await page.getByRole("button", { name: "Play", exact: true }).click();
  await expect.poll(async () => (await read(page)).counts.Created, { timeout: 50_000 }).toBeGreaterThan(JOBS);
  await client.send("Tracing.end");
  await complete;
  const frames = framesOf(events).sort((a, b) => a - b);
  const at = (share) => frames[Math.floor((frames.length - 1) * share)].toFixed(1);
  expect(frames.length).toBeGreaterThan(100);
  console.log(`script time a frame at ${JOBS} jobs, ${frames.length} frames: p50 ${at(0.5)} ms, p95 ${at(0.95)} ms, p99 ${at(0.99)} ms, most ${at(1)} ms`);
});
