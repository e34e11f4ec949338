// The engine as wasm in headless Chromium: nanoseconds a job cold and warm, bytes of its memory.
//
// One line a workload and size: `workload jobs cold_ns warm_ns bytes`; then one a workload:
// `seek workload seek_ms fork_ms`, the slowest of some within a million jobs. Cold is the first run of a
// fresh page, from the bytes of the module on; warm is the best of the runs that follow.
import { createRequire } from "node:module";
import { readFile } from "node:fs/promises";

const { FLOODGATE_BENCH_WASM, FLOODGATE_CHROMIUM, FLOODGATE_CHROMIUM_SWITCHES, FLOODGATE_E2E } = process.env;
const { chromium } = createRequire(`${FLOODGATE_E2E}/`)("@playwright/test");

const WORKLOADS = [0, 1];
const SIZES = [100_000, 1_000_000, 10_000_000];
/** As in seek.rs. */
const PLACES = [937, 61, 500, 999, 250, 770, 3, 890];
/** Short runs need more of them until the browser has compiled what they do well. */
const WARM_ROUNDS = { 100_000: 40, 1_000_000: 8, 10_000_000: 2 };

/** Runs in the page: one cold run, then warm ones in fresh instances, so that memory is one run's. */
async function measure({ base64, workload, size, rounds }) {
  const bytes = Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));
  const once = async (module) => {
    const instance = await WebAssembly.instantiate(module, {});
    const start = performance.now();
    const jobs = instance.exports.run(workload, size);
    const ms = performance.now() - start;
    return { ns: (ms * 1e6) / jobs, bytes: instance.exports.memory.buffer.byteLength / jobs, jobs };
  };
  const start = performance.now();
  const module = await WebAssembly.compile(bytes);
  const compiled = performance.now() - start;
  const first = await once(module);
  const cold = first.ns + (compiled * 1e6) / first.jobs;
  let warm = Infinity;
  for (let round = 0; round < rounds; round++) warm = Math.min(warm, (await once(module)).ns);
  return { cold, warm, bytes: first.bytes };
}

/** Runs in the page: milliseconds of the slowest seek and of the slowest fork within a run. */
async function seek({ base64, workload, size, places }) {
  const bytes = Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));
  const { instance } = await WebAssembly.instantiate(bytes, {});
  instance.exports.play(workload, size);
  const slowest = (fork) =>
    Math.max(
      ...places.map((place) => {
        const start = performance.now();
        instance.exports.go(place, fork);
        return performance.now() - start;
      }),
    );
  slowest(0);
  return [slowest(0), slowest(1)];
}

const base64 = (await readFile(FLOODGATE_BENCH_WASM)).toString("base64");
const browser = await chromium.launch({
  executablePath: FLOODGATE_CHROMIUM,
  args: FLOODGATE_CHROMIUM_SWITCHES.split(" "),
});
for (const workload of WORKLOADS) {
  for (const size of SIZES) {
    const page = await browser.newPage();
    const { cold, warm, bytes } = await page.evaluate(measure, { base64, workload, size, rounds: WARM_ROUNDS[size] });
    console.log(`${workload} ${size} ${cold.toFixed(2)} ${warm.toFixed(2)} ${bytes.toFixed(2)}`);
    await page.close();
  }
}
for (const workload of WORKLOADS) {
  const page = await browser.newPage();
  const [sought, forked] = await page.evaluate(seek, { base64, workload, size: 1_000_000, places: PLACES });
  console.log(`seek ${workload} ${sought.toFixed(2)} ${forked.toFixed(2)}`);
  await page.close();
}
await browser.close();
