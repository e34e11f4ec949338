// One contract for the element and for the frame: the same calls, the same answers, the same events.
import { expect, test } from "./fixtures.mjs";
import { embed, host, policy } from "./hosts.mjs";

const NONE = { "host.css": ["text/css", ""] };

/** The two shells: how a page has each of them as `window.playground`. */
const SHELLS = {
  element: async (page, attributes) => {
    const asked = Object.entries(attributes).map(([name, value]) => `${name}="${value}"`).join(" ");
    const script = `import "./floodgate.js"; window.playground = document.querySelector("floodgate-playground");`;
    await host(page, embed(asked), { script: "./host.js", files: { "host.js": ["text/javascript", script], ...NONE } });
  },
  "sandboxed frame": async (page, attributes) => {
    const query = new URLSearchParams({ embed: "1", ...attributes });
    const frame = `<iframe title="Floodgate" sandbox="allow-scripts" src="./?${query}"></iframe>`;
    const script = `import { connect } from "./floodgate.js"; window.playground = connect(document.querySelector("iframe"));`;
    const csp = `${policy()}; frame-src 'self'`;
    await host(page, frame.replaceAll("&", "&amp;"), { csp, script: "./host.js", files: { "host.js": ["text/javascript", script], ...NONE } });
  },
};

/** Calls a method of the playground from the page around it. */
const ask = (page, name, ...args) => page.evaluate(([name, args]) => window.playground[name](...args), [name, args]);

/** Waits until the playground shows its run at a time, in seconds. */
const shows = (page, seconds) => expect.poll(async () => (await ask(page, "getState"))?.time).toBe(seconds);

/** The names of the events told while something is done, until one of them is told. */
const told = (page, until, ...calls) =>
  page.evaluate(
    ([until, calls]) =>
      new Promise((done) => {
        const names = [];
        for (const name of ["ready", "play", "pause", "timeupdate", "moment", "command", "ended", "error"]) {
          window.playground.on(name, (detail) => {
            names.push([name, detail]);
            // What is told after it is not looked at.
            if (name === until) done([...names]);
          });
        }
        for (const [name, ...args] of calls) window.playground[name](...args);
      }),
    [until, calls],
  );

/** Waits until a call is refused in a sentence with a part: what the address had wrong is told meanwhile too. */
const refusal = (page, part, [name, ...args]) =>
  page.evaluate(
    ([part, name, args]) =>
      new Promise((done) => {
        window.playground.on("error", ({ message }) => message.includes(part) && done());
        window.playground[name](...args);
      }),
    [part, name, args],
  );

for (const [shell, open] of Object.entries(SHELLS)) {
  test.describe(shell, () => {
    test("opens at the flood, or where it is told to, and does what it is asked for", async ({ page }) => {
      await open(page, { scenario: "bulk-import", seed: "7" });
      // The first call loads the simulation.
      expect(await ask(page, "setSpeed", 8)).toBe(true);
      await shows(page, 230);
      expect(await ask(page, "getState")).toMatchObject({ scenario: "bulk-import", seed: 7, state: "paused", speed: 8 });
      expect(await ask(page, "seek", "8:00")).toBe(true);
      await shows(page, 480);
      const flooded = await ask(page, "getState");
      expect(flooded.waitingForResources).toBeGreaterThan(20_000);
      expect(await ask(page, "step")).toBe(true);
      expect(await ask(page, "setSpeed", 64)).toBe(true);
      expect((await ask(page, "getState")).speed).toBe(64);
      expect(await ask(page, "apply", "deactivate", "Sync contact to ERP")).toBe(true);
      expect((await ask(page, "getState")).workflows[0]).toMatchObject({ name: "Sync contact to ERP", status: "Draft" });
      expect(await ask(page, "load", "steady")).toBe(true);
      expect(await ask(page, "getState")).toMatchObject({ scenario: "steady", time: 0 });
    });

    test("a state that was kept comes back, digest and all", async ({ page }) => {
      await open(page, { t: "8:00" });
      await ask(page, "setSpeed", 8);
      await shows(page, 480);
      await ask(page, "apply", "deactivate", "Sync contact to ERP");
      await ask(page, "seek", "12:00");
      await shows(page, 720);
      const kept = await ask(page, "getState");
      expect(kept.link).toContain("#s=1.");
      await ask(page, "load", "ping-pong");
      expect(await ask(page, "setState", kept)).toBe(true);
      await shows(page, 720);
      const { speed, ...back } = await ask(page, "getState");
      expect({ speed: kept.speed, ...back }).toEqual(kept);
    });

    test("tells what happens, in order, and the clock at most four times a second", async ({ page }) => {
      await open(page, { t: "7:55" });
      await ask(page, "setSpeed", 8);
      await shows(page, 475);
      const asked = [["apply", "deactivate", "Sync contact to ERP"], ["play"], ["pause"]];
      const names = (await told(page, "pause", ...asked)).map(([name]) => name).filter((name) => name !== "timeupdate");
      // The new moment and the act are told together.
      expect(names.filter((name) => name !== "moment")).toEqual(["command", "play", "pause"]);
      const ended = await told(page, "ended", ["apply", "pauseAtMoments", "no"], ["setSpeed", 1000], ["play"]);
      expect(ended.map(([name]) => name)).toEqual(expect.arrayContaining(["moment", "timeupdate", "ended"]));
      expect(ended.find(([name]) => name === "ended")[1]).toMatchObject({ state: "ended", time: 1_800 });
      const moments = ended.filter(([name]) => name === "moment").map(([, { moment }]) => moment);
      expect(moments).toContain("nominal");
      const rate = await page.evaluate(
        () =>
          new Promise((done) => {
            let [first, count] = [0, 0];
            window.playground.on("timeupdate", () => {
              const now = performance.now();
              first ||= now;
              count += 1;
              if (count === 6) done(((count - 1) * 1_000) / (now - first));
            });
            for (const [name, ...args] of [["setSpeed", 8], ["apply", "reset"], ["play"]]) window.playground[name](...args);
          }),
      );
      expect(rate).toBeLessThanOrEqual(4.5);
    });

    test("refuses what is wrong with a sentence, and goes on", async ({ page }) => {
      await open(page, { seed: "-3", theme: "pink", speed: "fast" });
      for (const [call, part] of [[["seek", "soon"], "such as 8:00"], [["apply", "fly"], "there are play"], [["load", "nothing"], "nothing"]]) {
        await refusal(page, part, call);
        expect(await ask(page, ...call)).toBe(false);
      }
      expect(await ask(page, "getState")).toMatchObject({ seed: 42, speed: 8 });
      await expect(page.evaluate(() => window.playground.on("explode", () => {}))).rejects.toThrow("is no event");
    });

    test("mends a cause by its name, once, and says why not where there is nothing to mend", async ({ page }) => {
      await open(page, { scenario: "bulk-import", t: "4:00" });
      expect(await ask(page, "apply", "stopSource", "Contact import")).toBe(true);
      await ask(page, "seek", "8:00");
      await shows(page, 480);
      // With the import it is above 20,000 by then.
      expect((await ask(page, "getState")).waitingForResources).toBeLessThan(10_000);
      const refused = async (...call) => (await told(page, "error", ["apply", ...call])).at(-1)[1].message;
      expect(await refused("stopSource", "Contact import")).toBe("the source has no more events");
      expect(await refused("stopSource", "Nothing")).toContain("there are Contact import, Sales team");
      expect(await refused("mend", "Score lead")).toBe("the workflow has no failures to mend");
      await ask(page, "load", "blank-recipient");
      expect(await ask(page, "apply", "mend", "Welcome new contact")).toBe(true);
    });

    test("is gone after dispose", async ({ page }) => {
      await open(page, {});
      await ask(page, "step");
      await ask(page, "dispose");
      const inside = shell === "element" ? page : page.frameLocator("iframe");
      await expect(inside.getByRole("button", { name: "Play", exact: true })).toHaveCount(0);
    });
  });
}

const height = (page) => page.locator("iframe").evaluate((frame) => frame.clientHeight);

/** Pixels by which the frame is higher than its playground. */
const spare = async (page) =>
  (await height(page)) - (await page.frameLocator("iframe").locator(".fg-embed").evaluate((root) => root.offsetHeight));

test("a frame is as high as its playground, and follows its width", async ({ page }) => {
  await SHELLS["sandboxed frame"](page, {});
  await ask(page, "step");
  const frame = page.locator("iframe");
  await expect.poll(() => spare(page)).toBe(0);
  await frame.evaluate((frame) => (frame.style.width = "720px"));
  await expect.poll(() => spare(page)).toBe(0);
  const wide = await height(page);
  await frame.evaluate((frame) => (frame.style.width = "320px"));
  await expect.poll(async () => (await height(page)) > wide && (await spare(page)) === 0).toBe(true);
});

test("a message of another shape, version or source is ignored", async ({ page }) => {
  await SHELLS["sandboxed frame"](page, { t: "8:00" });
  await ask(page, "setSpeed", 8);
  await shows(page, 480);
  // From now on nothing changes its height, which is told as often as it changes.
  await expect.poll(() => spare(page)).toBe(0);
  const answers = await page.evaluate(
    () =>
      new Promise((done) => {
        const frame = document.querySelector("iframe").contentWindow;
        const answers = [];
        const say = (message, count = 1) => {
          const channels = Array.from({ length: count }, () => new MessageChannel());
          for (const { port1 } of channels) port1.onmessage = ({ data }) => answers.push(data);
          frame.postMessage(message, "*", channels.map(({ port2 }) => port2));
          return channels[0]?.port1;
        };
        for (const junk of [null, 7, "hello", {}, [], { floodgate: 2, hello: "a" }, { floodgate: 1, hello: 7 }, { floodgate: 1 }]) say(junk);
        say({ floodgate: 1, hello: "without a port" }, 0);
        say({ floodgate: 1, hello: "with two" }, 2);
        const port = say({ floodgate: 1, hello: "well" });
        for (const junk of [null, 7, "play", {}, { call: 1 }, { call: "1", name: "play", args: [] }, { call: 1, name: "constructor", args: [] }, { call: 1, name: "play", args: "x" }]) port.postMessage(junk);
        port.postMessage({ call: 9, name: "getState", args: [] });
        port.onmessage = ({ data }) => {
          answers.push(data);
          if (data.call === 9) done(answers);
        };
      }),
  );
  expect(answers.map(({ welcome, call, event }) => welcome ?? call ?? event)).toEqual(["well", "resize", 9]);
  expect(answers.at(-1).value.time).toBe(480);
});

test("without a page around that speaks to it, a frame fills its room, and keeps no storage", async ({ page }) => {
  await page.setViewportSize({ width: 720, height: 420 });
  await page.addInitScript(() => {
    globalThis.touched = [];
    for (const name of ["localStorage", "sessionStorage", "indexedDB", "caches"]) {
      Object.defineProperty(globalThis, name, { get: () => void globalThis.touched.push(name) });
    }
  });
  await page.goto("./?embed=1&scenario=ping-pong&theme=dark&controls=basic");
  await expect(page.getByRole("region", { name: "Playground: " })).toBeVisible();
  await expect(page.getByRole("button", { name: "Step event" })).toHaveCount(0);
  await expect(page.getByRole("button", { name: "Deactivate" })).toBeInViewport({ ratio: 1 });
  const scrolls = await page.evaluate(() => [document.documentElement.scrollWidth - innerWidth, document.documentElement.scrollHeight - innerHeight]);
  expect(scrolls).toEqual([0, 0]);
  await expect(page.locator("floodgate-playground")).toHaveAttribute("data-theme", "dark");
  expect(await page.evaluate(() => globalThis.touched)).toEqual([]);
});
