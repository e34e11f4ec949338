// Calm and fitting: nothing jumps, nothing overflows, less motion where it is wished, large type.
import { expect, test } from "./fixtures.mjs";
import { DECIDE_MS, open, read, seek } from "./playground.mjs";

const play = (page) => page.getByRole("button", { name: "Play", exact: true }).click();

for (const [width, height] of [[1440, 900], [1180, 820], [900, 900], [720, 1000], [390, 844], [320, 640], [360, 225]]) {
  test(`nothing overflows sideways at ${width} by ${height}`, async ({ page }) => {
    await page.setViewportSize({ width, height });
    await open(page);
    for (const ms of [0, DECIDE_MS]) {
      await seek(page, ms);
      const [room, content] = await page.evaluate(() => {
        const app = document.querySelector(".fg-app");
        return [document.documentElement.clientWidth, Math.max(document.documentElement.scrollWidth, app.scrollWidth)];
      });
      expect(content).toBeLessThanOrEqual(room);
    }
    const deactivate = page.getByRole("button", { name: "Deactivate" }).first();
    await deactivate.scrollIntoViewIfNeeded();
    const box = await deactivate.boundingBox();
    expect(box.x).toBeGreaterThanOrEqual(0);
    expect(box.x + box.width).toBeLessThanOrEqual(width);
    expect(box.height, "large enough for a finger").toBeGreaterThanOrEqual(width < 600 ? 44 : 32);
  });
}

for (const [width, longer] of [[390, 0.4], [320, 0]]) {
  test(`commands stay in sight at ${width} px with words ${longer * 100} % longer`, async ({ page }) => {
    await page.setViewportSize({ width, height: 844 });
    for (const view of ["processes", "jobs", "find", "storage", "real"]) {
      await page.goto(`./?t=8:00&view=${view}`);
      const bar = page.locator(".fg-commands");
      await expect(bar).toBeVisible();
      const beyond = await bar.evaluate((bar, longer) => {
        const words = document.createTreeWalker(bar, NodeFilter.SHOW_TEXT);
        while (words.nextNode()) words.currentNode.data += "w".repeat(Math.ceil(words.currentNode.data.length * longer));
        const room = bar.getBoundingClientRect();
        const outside = (box) => box.left < 0 || box.right > innerWidth || box.bottom > room.bottom + 1;
        const buttons = [...bar.querySelectorAll("button")].filter((button) => outside(button.getBoundingClientRect()));
        return [...buttons.map((button) => button.textContent), document.documentElement.scrollWidth - innerWidth];
      }, longer);
      expect(beyond, view).toEqual([0]);
    }
  });
}

test("nothing shifts while numbers grow", async ({ page }) => {
  await page.addInitScript(() => {
    window.shifts = [];
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) {
        if (!entry.hadRecentInput) window.shifts.push(...entry.sources.map(({ node }) => `${entry.value} ${node?.className ?? node?.nodeName}`));
      }
    }).observe({ type: "layout-shift", buffered: true });
  });
  await open(page);
  await seek(page, 235_000);
  await page.evaluate(() => (window.shifts.length = 0));
  await page.getByRole("slider", { name: "Speed" }).press("End");
  await play(page);
  await expect(page.getByRole("timer", { name: "Simulated time" })).toHaveText("8:00", { timeout: 30_000 });
  expect(await page.evaluate(() => window.shifts)).toEqual([]);
});

test("with less motion nothing drifts, and a change of the wish is followed", async ({ page }) => {
  await page.emulateMedia({ reducedMotion: "reduce" });
  await open(page);
  await seek(page, 300_000);
  // How often the picture of the stage changes in two seconds of playing at a tenth of the speed.
  const changes = () =>
    page.evaluate(
      () =>
        new Promise((done) => {
          const canvas = document.querySelector(".stage canvas");
          const probe = document.createElement("canvas");
          [probe.width, probe.height] = [canvas.width / 4, canvas.height / 4];
          const context = probe.getContext("2d", { willReadFrequently: true });
          const look = () => {
            context.clearRect(0, 0, probe.width, probe.height);
            context.drawImage(canvas, 0, 0, probe.width, probe.height);
            return context.getImageData(0, 0, probe.width, probe.height).data.join();
          };
          let [before, count, frames] = [look(), 0, 0];
          const frame = () => {
            const now = look();
            if (now !== before) count += 1;
            before = now;
            frames += 1;
            if (frames < 60) requestAnimationFrame(frame);
            else done(count / frames);
          };
          requestAnimationFrame(frame);
        }),
    );
  await page.getByRole("slider", { name: "Speed" }).press("Home");
  await play(page);
  const calm = await changes();
  await page.emulateMedia({ reducedMotion: "no-preference" });
  const moving = await changes();
  expect(calm, "share of frames that differ with less motion").toBeLessThan(0.5);
  expect(moving, "share of frames that differ with motion").toBeGreaterThan(calm);
});

test("forced colours: the stage is drawn with the system's colours", async ({ page }) => {
  await page.emulateMedia({ forcedColors: "active" });
  await open(page);
  await seek(page, DECIDE_MS);
  const hues = await page.evaluate(() => {
    const canvas = document.querySelector(".stage canvas");
    const probe = document.createElement("canvas");
    [probe.width, probe.height] = [canvas.width, canvas.height];
    const context = probe.getContext("2d");
    context.drawImage(canvas, 0, 0);
    const { data } = context.getImageData(0, 0, probe.width, probe.height);
    const vermillion = (at) => data[at] > 180 && data[at + 1] > 60 && data[at + 1] < 130 && data[at + 2] < 40;
    let found = 0;
    for (let at = 0; at < data.length; at += 4) if (data[at + 3] > 200 && vermillion(at)) found += 1;
    return found;
  });
  expect(hues, "pixels in a workflow's hue").toBe(0);
});

test("the canvas is sharp on a dense screen", async ({ browser, baseURL }) => {
  const page = await browser.newPage({ baseURL, deviceScaleFactor: 2, viewport: { width: 1440, height: 900 } });
  await open(page);
  const [inside, shown] = await page.evaluate(() => {
    const canvas = document.querySelector(".stage canvas");
    return [canvas.width, canvas.getBoundingClientRect().width];
  });
  expect(Math.abs(inside - shown * 2)).toBeLessThanOrEqual(2);
  await page.close();
});

test("the presenter's size: no text under 18 px at 1280 by 720, and Deactivate in reach", async ({ page }) => {
  await page.addInitScript(() => {
    window.fonts = new Set();
    const font = Object.getOwnPropertyDescriptor(CanvasRenderingContext2D.prototype, "font");
    const fill = CanvasRenderingContext2D.prototype.fillText;
    CanvasRenderingContext2D.prototype.fillText = function (...words) {
      if (window.counting) window.fonts.add(font.get.call(this));
      return fill.apply(this, words);
    };
  });
  await page.setViewportSize({ width: 1280, height: 720 });
  await open(page);
  await page.getByRole("button", { name: "Settings" }).click();
  await page.getByRole("checkbox", { name: /Presenter size/ }).check();
  await page.keyboard.press("Escape");
  await page.evaluate(() => (window.counting = true));
  await seek(page, DECIDE_MS);
  await expect(page.getByRole("button", { name: "Deactivate" })).toBeInViewport();
  const small = await page.evaluate(() => {
    const found = new Set();
    const walker = document.createTreeWalker(document.querySelector(".fg-app"), NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const element = node.parentElement;
      const shown = node.textContent.trim() && element.checkVisibility() && !element.closest(".fg-unseen, svg");
      const size = parseFloat(getComputedStyle(element).fontSize);
      if (shown && size < 18) found.add(`${size} ${element.className}: ${node.textContent}`);
    }
    return [...found];
  });
  expect(small).toEqual([]);
  const drawn = await page.evaluate(() => [...window.fonts]);
  expect(drawn.filter((font) => parseFloat(font.match(/([\d.]+)px/)[1]) < 18)).toEqual([]);
});

test("on paper: the story, the numbers and the charts, in light colours from a dark screen", async ({ page }) => {
  await page.emulateMedia({ colorScheme: "dark" });
  await open(page);
  await seek(page, DECIDE_MS);
  await page.getByRole("button", { name: "Deactivate" }).click();
  await seek(page, 1_200_000);
  await page.evaluate(() => window.dispatchEvent(new Event("beforeprint")));
  await page.emulateMedia({ media: "print", colorScheme: "dark" });
  await expect(page.locator("html")).toHaveAttribute("data-theme", "light");
  await expect(page.getByRole("heading", { name: "A bulk import floods the queue" })).toBeVisible();
  await expect(page.getByRole("listitem").filter({ hasText: "Sync contact to ERP becomes a draft" })).toBeVisible();
  await expect(page.getByRole("region", { name: "Since you clicked" })).toBeVisible();
  await expect(page.getByRole("region", { name: "Playback" })).toBeHidden();
  await page.emulateMedia({ media: "screen" });
  await page.evaluate(() => window.dispatchEvent(new Event("afterprint")));
  await expect(page.locator("html")).toHaveAttribute("data-theme", "dark");
});

test("what is said: at once for one's own act, in three measures, and a summary on request", async ({ page }) => {
  await open(page);
  const status = page.getByRole("status").first();
  await seek(page, DECIDE_MS);
  await page.getByRole("button", { name: "Deactivate" }).click();
  await expect(status).toContainText(/Sync contact to ERP/);
  await page.getByRole("button", { name: "Summarise now" }).click();
  await expect(status).toContainText(/22,0\d\d/);
  await page.getByRole("button", { name: "Settings" }).click();
  await page.getByRole("combobox", { name: "Spoken messages" }).selectOption({ label: "Off" });
  await page.keyboard.press("Escape");
  const before = await status.textContent();
  await page.getByRole("button", { name: "Undo" }).click();
  await expect.poll(async () => (await read(page)).since.at >= 0).toBe(true);
  expect(await status.textContent()).toBe(before);
});

test("milestones are said no more than once in five seconds", async ({ page }) => {
  await page.addInitScript(() => {
    window.said = [];
    const begin = () => {
      const status = document.querySelector("[role=status].fg-unseen");
      if (!status) return requestAnimationFrame(begin);
      new MutationObserver(() => window.said.push([performance.now(), status.textContent])).observe(status, { childList: true, characterData: true, subtree: true });
    };
    document.addEventListener("DOMContentLoaded", begin);
  });
  await open(page);
  await page.getByRole("button", { name: "Settings" }).click();
  await page.getByRole("checkbox", { name: /Pause at moments/ }).uncheck();
  await page.keyboard.press("Escape");
  await page.getByRole("slider", { name: "Speed" }).press("End");
  await page.evaluate(() => (window.said.length = 0));
  await play(page);
  await expect.poll(async () => (await read(page)).counts.at, { timeout: 40_000 }).toBe(1_800_000);
  const milestones = (await page.evaluate(() => window.said)).filter(([, text]) => !/^(Playing|Paused)/.test(text));
  for (const [place, [time]] of milestones.entries()) {
    if (place > 0) expect(time - milestones[place - 1][0]).toBeGreaterThanOrEqual(4_900);
  }
});
