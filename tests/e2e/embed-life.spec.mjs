// What becomes of elements over time: removed and added again, many of them, one that stops, and
// files that come from elsewhere.
import { expect, folderUrl, test } from "./fixtures.mjs";
import { WORDS, element, embed, host as open, hostElsewhere, serving, shows, state } from "./hosts.mjs";

const NONE = { "host.css": ["text/css", ""] };
const host = (page, body, options = {}) => open(page, body, { files: NONE, ...options });
const COUNTED = ["Nodes", "JSEventListeners", "Documents"];

test("an element that is moved goes on where it was", async ({ page }) => {
  await host(page, embed('t="8:00"'));
  await shows(page, 480);
  await page.getByRole("button", { name: "Deactivate" }).click();
  await element(page).evaluate((embed) => embed.seek("9:00"));
  await shows(page, 540);
  const { digest } = await state(page);
  await page.evaluate(() => {
    const embed = document.querySelector("floodgate-playground");
    embed.remove();
    document.querySelector("h1").before(embed);
  });
  await expect.poll(async () => (await state(page))?.digest).toBe(digest);
});

test("fifty rounds of adding and removing leave nothing behind", async ({ page }) => {
  await page.addInitScript(() => {
    const { instantiate } = WebAssembly;
    globalThis.memories = [];
    WebAssembly.instantiate = async (...parts) => {
      const made = await instantiate.apply(WebAssembly, parts);
      globalThis.memories.push((made.instance ?? made).exports.memory);
      return made;
    };
  });
  await host(page, "");
  const devtools = await page.context().newCDPSession(page);
  await devtools.send("Performance.enable");
  const round = (whole) =>
    page.evaluate(
      (whole) =>
        new Promise((done) => {
          const embed = document.createElement("floodgate-playground");
          embed.setAttribute("t", "8:00");
          const frame = () => new Promise(requestAnimationFrame);
          const seek = async (seconds) => {
            await embed.seek(seconds);
            while ((await embed.getState()).time !== seconds) await frame();
          };
          embed.addEventListener("ready", async () => {
            await frame();
            if (whole) for (const seconds of [1_800, 480]) await seek(seconds);
            await embed.play();
            embed.remove();
            done();
          });
          document.querySelector("h1").after(embed);
        }),
      whole,
    );
  const count = async () => {
    await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => setTimeout(done))));
    for (let again = 0; again < 3; again += 1) await devtools.send("HeapProfiler.collectGarbage");
    const { metrics } = await devtools.send("Performance.getMetrics");
    const counts = COUNTED.map((name) => metrics.find((metric) => metric.name === name).value);
    const wasm = await page.evaluate(() => globalThis.memories.map((memory) => memory.buffer.byteLength));
    return [...counts, ...wasm];
  };
  const counts = {};
  for (let done = 1; done <= 50; done += 1) {
    // The first are computed to their end: nothing takes more memory than that.
    await round(done <= 3);
    if (done === 3 || done === 50) counts[done] = await count();
  }
  const [nodes, listeners, documents, ...memory] = counts[3];
  const after = counts[50];
  expect(memory, "one instance").toHaveLength(1);
  expect(after[3] / memory[0], "memory of the simulation").toBeLessThanOrEqual(1);
  // Something small of one playground is there at times, however many there were: measured 0 and 0, or
  // 8 and 7. One node or listener of each round would be 47.
  expect(after[0] - nodes, "nodes").toBeLessThanOrEqual(20);
  expect(after[1] - listeners, "listeners").toBeLessThanOrEqual(10);
  expect(after[2] - documents, "documents").toBeLessThanOrEqual(0);
});

/** Makes the playground of that place enter itself where it never may: it stops by a panic of its own. */
const provokePanic = (page, place) =>
  element(page, place).evaluate((embed) => {
    const now = performance.now.bind(performance);
    let inside = false;
    performance.now = () => {
      // Somewhere here the simulation is at work.
      if (!inside) {
        inside = true;
        embed.shadowRoot.querySelector("button[aria-label='Step event']")?.click();
        inside = false;
      }
      return now();
    };
    addEventListener("error", () => (performance.now = now), { once: true });
    embed.step();
  });

test("where one stops, the others go on in a fresh instance, and the one comes back by a click", async ({ page, faults }) => {
  faults.expect(/^error: RuntimeError: unreachable/);
  faults.expect(/^console: panicked[^]*already/);
  await page.addInitScript(() => {
    const { instantiate } = WebAssembly;
    globalThis.instances = [];
    WebAssembly.instantiate = async (...parts) => {
      const made = await instantiate.apply(WebAssembly, parts);
      globalThis.instances.push(0);
      return made;
    };
  });
  await page.setViewportSize({ width: 760, height: 1_600 });
  await host(page, [embed('t="8:00" scenario="bulk-import"'), embed('t="6:00" scenario="ping-pong" seed="7"'), embed('t="2:00" scenario="steady"')].join(""));
  for (const [place, seconds] of [480, 360, 120].entries()) {
    await element(page, place).scrollIntoViewIfNeeded();
    await shows(page, seconds, place);
  }
  await element(page, 0).evaluate((embed) => embed.apply("deactivate", "Sync contact to ERP"));
  await element(page, 1).getByRole("button", { name: "Step event" }).click();
  const before = [await state(page, 0), undefined, await state(page, 2)];
  await element(page, 1).scrollIntoViewIfNeeded();
  await provokePanic(page, 1);

  const alert = page.getByRole("alert");
  await expect(alert).toHaveText("Floodgate has stopped here. The rest of the page goes on.");
  await expect(alert).toHaveCount(1);
  await expect(element(page, 1).getByText(WORDS)).toBeVisible();
  for (const place of [0, 2]) {
    await expect.poll(async () => (await state(page, place))?.digest).toBe(before[place].digest);
    expect(await state(page, place)).toMatchObject({ time: before[place].time, canceled: before[place].canceled, workflows: before[place].workflows });
  }
  expect(await page.evaluate(() => globalThis.instances.length), "one fresh instance for all").toBe(2);
  await element(page, 1).getByText("Details").click();
  await expect(element(page, 1)).toContainText(/already[^]*Floodgate \d[^]*Scenario: ping-pong[^]*Seed: 7/);
  await expect(element(page, 1).getByRole("link", { name: "The run as a link" })).toHaveAttribute("href", /scenario=ping-pong/);
  await element(page, 1).getByRole("button", { name: "Restart here" }).click();
  await expect.poll(async () => (await state(page, 1))?.scenario).toBe("ping-pong");
  expect(await state(page, 1)).toMatchObject({ seed: 7 });
  await element(page, 1).getByRole("button", { name: "Step event" }).click();
  expect(await page.evaluate(() => globalThis.instances.length)).toBe(2);
});

test("it works from another origin that lets others use its files", async ({ page }) => {
  await hostElsewhere(page, embed('t="8:00"'), folderUrl, async () => {
    await shows(page, 480);
    await expect(page.getByRole("button", { name: "Deactivate" })).toBeVisible();
    await expect(page.getByRole("link", { name: "Open full playground" })).toHaveAttribute("href", folderUrl);
  });
});

/** Floodgate's files from a server that lets other origins have only those that `open` names. */
const closed = (url, open, use) =>
  serving(async (path) => {
    const response = await fetch(new URL(`.${path}`, url));
    const headers = { "content-type": response.headers.get("content-type") };
    if (open.test(path)) headers["access-control-allow-origin"] = "*";
    return [response.status, headers, Buffer.from(await response.arrayBuffer())];
  }, use);

test("from a server that does not, the words stand there with one sentence", async ({ page, baseURL, faults }) => {
  faults.expect(/^console: /);
  faults.expect(/^request: /);
  await closed(baseURL, /\/floodgate\.js$/, (base) =>
    hostElsewhere(page, embed(), base, async () => {
      await expect(page.getByRole("alert")).toContainText("may not let other sites use it");
      await expect(page.getByText(WORDS)).toBeVisible();
    }),
  );
});

test("where not even the script comes, the words stand there", async ({ page, baseURL, faults }) => {
  faults.expect(/^console: /);
  faults.expect(/^request: /);
  await closed(baseURL, /nothing/, (base) =>
    hostElsewhere(page, embed(), base, async () => {
      await expect(page.getByText(WORDS)).toBeVisible();
      await expect(element(page)).toHaveText(WORDS);
    }),
  );
});
