// Plays at top speed, acts and walks through the pages for FLOODGATE_SECONDS, and reads the
// browser's own counters: memory, nodes and listeners stay what they were after the warm-up.
//
// The heap of scripts is read in two parts. What the page holds must not grow. What the engine of
// the browser compiles does, for some minutes, the more often a function is called: that is printed,
// and held below a bound of its own.
// Started by `cargo xtask soak`.
import { chromium } from "@playwright/test";

const { FLOODGATE_URL, FLOODGATE_CHROMIUM, FLOODGATE_CHROMIUM_SWITCHES, FLOODGATE_SECONDS } = process.env;
const SECONDS = Number(FLOODGATE_SECONDS);
/** A minute, or a third of a short run. */
const WARM_UP = Math.min(60, SECONDS / 3);
/** How much more there may be in the end: a share, and what a collector leaves behind. */
const SHARE = 1.05;
const SLACK = { held: 50_000, compiled: 1_000_000, Nodes: 60, JSEventListeners: 20, Documents: 0, wasm: 0 };

const browser = await chromium.launch({
  executablePath: FLOODGATE_CHROMIUM,
  args: FLOODGATE_CHROMIUM_SWITCHES.split(" "),
});
const page = await browser.newPage({ viewport: { width: 1440, height: 900 } });
const faults = [];
page.on("pageerror", (error) => faults.push(error.message));
await page.addInitScript(() => {
  // The memory of the simulation is no part of the browser's count of the heap.
  const { instantiate } = WebAssembly;
  WebAssembly.instantiate = async (...parts) => {
    const made = await instantiate.apply(WebAssembly, parts);
    globalThis.wasmMemory = (made.instance ?? made).exports.memory;
    return made;
  };
});
// A lesson judges every round, beside the charts and, while one is there, the grid.
await page.goto(`${FLOODGATE_URL}?lesson=article`);
await page.getByRole("heading", { level: 2, name: "An ordinary minute" }).waitFor();
const devtools = await page.context().newCDPSession(page);
await devtools.send("Performance.enable");

/** Bytes of the heap: what the page holds, and what was compiled. (The tree of the document is
 * counted by its nodes.) */
async function heap() {
  const parts = [];
  const take = ({ chunk }) => parts.push(chunk);
  devtools.on("HeapProfiler.addHeapSnapshotChunk", take);
  await devtools.send("HeapProfiler.takeHeapSnapshot", { reportProgress: false });
  devtools.off("HeapProfiler.addHeapSnapshotChunk", take);
  const { snapshot, nodes } = JSON.parse(parts.join(""));
  const fields = snapshot.meta.node_fields;
  const [type, size] = [fields.indexOf("type"), fields.indexOf("self_size")];
  const types = snapshot.meta.node_types[type];
  const sum = { held: 0, compiled: 0 };
  for (let node = 0; node < nodes.length; node += fields.length) {
    const kind = types[nodes[node + type]];
    if (kind === "code") sum.compiled += nodes[node + size];
    else if (kind !== "native") sum.held += nodes[node + size];
  }
  return sum;
}

/** The counters, after everything that nothing holds is gone. */
async function counters() {
  await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => setTimeout(done))));
  for (let round = 0; round < 2; round++) await devtools.send("HeapProfiler.collectGarbage");
  const { metrics } = await devtools.send("Performance.getMetrics");
  const now = { ...(await heap()), wasm: await page.evaluate(() => globalThis.wasmMemory.buffer.byteLength) };
  for (const { name, value } of metrics) if (name in SLACK || name === "JSHeapUsedSize") now[name] = value;
  return now;
}

const button = (name) => page.getByRole("button", { name, exact: true }).first();
const rail = page.getByRole("navigation").first().getByRole("link");

/** Where the clock stands, and whether it waits for somebody. */
const standing = () =>
  page.evaluate(() => ({
    at: Number(document.querySelector("dl[data-at]")?.dataset.at),
    paused: document.querySelector("button[aria-label='Play']") !== null,
  }));

/** Plays to a time, on and on where the run pauses at a moment. */
async function playTo(ms) {
  for (let now = await standing(); now.at < ms; now = await standing()) {
    if (now.paused) await button("Play").click();
    await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
  }
}

/** One round: the flood at top speed, a click, every page, the end, and back to the beginning. */
async function round() {
  await page.getByRole("slider", { name: "Speed" }).press("End");
  await playTo(480_000);
  const deactivate = button("Deactivate");
  if (await deactivate.isVisible()) await deactivate.click();
  for (let link = 1; link < (await rail.count()); link++) await rail.nth(link).click();
  await rail.first().click();
  await playTo(1_800_000);
  await button("Reset").click();
}

const start = performance.now();
const seconds = () => (performance.now() - start) / 1_000;
let [first, rounds, next] = [null, 0, 0];
const line = (name, now) => {
  const mb = (bytes) => (bytes / 1_048_576).toFixed(2);
  console.log(
    `${name}: heap ${mb(now.JSHeapUsedSize)} MB (${mb(now.held)} held, ${mb(now.compiled)} compiled), ` +
      `wasm ${mb(now.wasm)} MB, ${now.Nodes} nodes, ${now.JSEventListeners} listeners`,
  );
};
while (seconds() < SECONDS) {
  await round();
  rounds += 1;
  if (!first && seconds() >= WARM_UP) {
    first = await counters();
    line(`after ${Math.round(seconds())} s and ${rounds} rounds`, first);
    next = seconds() + 60;
  } else if (first && seconds() > next) {
    line(`after ${Math.round(seconds())} s and ${rounds} rounds`, await counters());
    next += 60;
  }
}
const last = await counters();
line(`after ${Math.round(seconds())} s and ${rounds} rounds`, last);
await browser.close();
for (const [name, slack] of Object.entries(SLACK)) {
  const most = first[name] * SHARE + slack;
  if (last[name] > most) faults.push(`${name} grew from ${first[name]} to ${last[name]}`);
}
for (const fault of faults) console.error(fault);
process.exitCode = faults.length > 0 ? 1 : 0;
