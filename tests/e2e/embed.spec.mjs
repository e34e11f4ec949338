// The element in a host's page: words until it plays, one instance for all, attributes, removal.
// Its methods and events are in contract.spec.mjs, for the frame as well.
import { expect, test } from "./fixtures.mjs";
import { WORDS, element, embed, host as open, shows, state } from "./hosts.mjs";

const CSS = (text = "") => ({ "host.css": ["text/css", text] });
const host = (page, body, options = {}) => open(page, body, { ...options, files: { ...CSS(), ...options.files } });

test("a run goes on in another element by its link", async ({ page }) => {
  await host(page, embed('scenario="bulk-import" t="8:00"'));
  await shows(page, 480);
  await element(page).evaluate(async (embed) => {
    await embed.apply("deactivate", "Sync contact to ERP");
    await embed.seek("20:00");
  });
  await expect.poll(async () => (await state(page)).canceled).toBeGreaterThan(19_000);
  const { link, digest } = await state(page);
  expect(link).toContain("#s=1.");
  await page.evaluate((link) => {
    const other = document.createElement("floodgate-playground");
    other.setAttribute("link", link);
    document.querySelector("h1").after(other);
  }, link);
  await expect.poll(async () => (await state(page, 0))?.digest).toBe(digest);
});

test("wrong attributes: a note, and an event for each wrong value", async ({ page }) => {
  const notes = [];
  page.on("console", (message) => message.type() === "info" && notes.push(message.text()));
  await host(page, "<p></p>");
  const wrong = await page.evaluate(
    () =>
      new Promise((done) => {
        const embed = document.createElement("floodgate-playground");
        const asked = { bogus: 1, scenario: "nothing", speed: "fast", autoplay: "maybe", lock: "everything", seed: "x", t: "99:00", theme: "pink", motion: "wild", controls: "many", digest: "1", load: "never", "pause-when": "tired" };
        for (const [name, value] of Object.entries(asked)) embed.setAttribute(name, value);
        const messages = [];
        embed.addEventListener("error", ({ detail }) => messages.push(detail.message));
        embed.addEventListener("ready", () => done(messages));
        document.querySelector("h1").after(embed);
      }),
  );
  expect(notes.filter((note) => note.includes("bogus"))).toHaveLength(1);
  for (const name of ["scenario", "speed", "autoplay", "lock", "seed", "t", "theme", "motion", "controls", "digest", "load", "pause-when"]) {
    expect(wrong.filter((message) => new RegExp(`(^| )${name}=`).test(message)), name).toHaveLength(1);
  }
  expect(await state(page)).toMatchObject({ seed: 42, time: 0 });
});

test("nothing but the script is loaded before a click where the page wants that", async ({ page }) => {
  const asked = [];
  page.on("request", (request) => asked.push(new URL(request.url()).pathname.split("/").pop()));
  const pixel = "data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg' width='660' height='300'/%3E";
  await host(page, `${embed('load="click" scenario="steady"')}${embed(`poster="${pixel}" scenario="steady"`)}`);
  const play = page.getByRole("button", { name: "Play the incident" });
  await expect(play).toHaveCount(2);
  await expect(page.getByText(WORDS)).toHaveCount(2);
  await expect(play.nth(1).locator("img")).toBeVisible();
  expect(asked.filter((name) => /\.(wasm|css)$|^floodgate-|^uplot/.test(name))).toEqual(["host.css"]);
  await play.first().click();
  await expect.poll(async () => (await state(page))?.scenario).toBe("steady");
  await expect(page.getByText(WORDS).first()).toBeHidden();
  expect(await state(page, 1)).toBeUndefined();
});

test("printers get the words, and the playground only where there are none", async ({ page }) => {
  await host(page, embed('t="8:00"') + "<floodgate-playground></floodgate-playground>");
  await shows(page, 480);
  await element(page, 1).scrollIntoViewIfNeeded();
  await expect.poll(() => state(page, 1)).toBeTruthy();
  await expect(page.getByText(WORDS)).toBeHidden();
  await page.emulateMedia({ media: "print" });
  await expect(page.getByText(WORDS)).toBeVisible();
  await expect(element(page).locator(".fg-embed")).toBeHidden();
  await expect(element(page, 1).locator(".fg-embed")).toBeVisible();
});

test.describe("without scripts", () => {
  test.use({ javaScriptEnabled: false });
  test("the words stand there", async ({ page }) => {
    await host(page, embed());
    await expect(page.getByText(WORDS)).toBeVisible();
  });
});

for (const [what, file] of [["script", /\/floodgate-[0-9a-f]+\.js$/], ["simulation", /floodgate_bg-[0-9a-f]+\.wasm$/], ["style sheet", /\/main-[0-9a-f]+\.css$/], ["chunks", /\/(?!floodgate_bg)[^/]+\.wasm$/]]) {
  test(`one flipped bit in the ${what} is refused, and the words stay`, async ({ page, faults }) => {
    faults.expect(/console: /);
    await page.route(file, async (route) => {
      const response = await route.fetch();
      const body = await response.body();
      body[body.length - 2] ^= 1;
      await route.fulfill({ response, body });
    });
    await host(page, embed());
    await expect(page.getByRole("alert")).toContainText("could not be loaded");
    await expect(page.getByText(WORDS)).toBeVisible();
    await expect(page.getByRole("button", { name: "Deactivate" })).toHaveCount(0);
    // The server mends it: the person tries again.
    await page.unroute(file);
    await page.getByRole("button", { name: "Try again" }).click();
    await expect(page.getByRole("button", { name: "Deactivate" })).toBeVisible();
  });
}

test("one flipped bit in what draws the charts leaves their numbers", async ({ page, faults }) => {
  faults.expect(/console: /);
  await page.route(/\/uplot-[0-9a-f]+\.js$/, async (route) => {
    const response = await route.fetch();
    const body = await response.body();
    body[body.length - 2] ^= 1;
    await route.fulfill({ response, body });
  });
  await host(page, embed('t="8:00"'));
  await shows(page, 480);
  await expect(page.getByText("The charts could not be loaded")).toBeVisible();
  await expect(page.getByRole("button", { name: "Deactivate" })).toBeVisible();
});

test("the page's script itself can be pinned by a hash", async ({ page, request, faults }) => {
  faults.expect(/console: .*integrity/);
  const script = await (await request.get("./floodgate.js")).body();
  const { createHash } = await import("node:crypto");
  const hash = (bytes) => `sha384-${createHash("sha384").update(bytes).digest("base64")}`;
  await host(page, embed(), { script: `./floodgate.js" integrity="${hash(script)}` });
  await expect.poll(() => state(page)).toBeTruthy();
  await host(page, embed(), { script: `./floodgate.js" integrity="${hash("another")}` });
  await expect(page.getByText(WORDS)).toBeVisible();
});

test("keys typed inside never reach the host's shortcuts", async ({ page }) => {
  await host(page, embed('t="8:00"'));
  await shows(page, 480);
  await page.evaluate(() => {
    window.keys = [];
    for (const type of ["keydown", "keyup", "keypress"]) document.addEventListener(type, ({ key }) => window.keys.push(key));
  });
  await page.getByRole("button", { name: "Step event" }).focus();
  await page.keyboard.press(",");
  await shows(page, 490);
  for (const key of ["s", "/", "?", "Escape"]) await page.keyboard.press(key);
  expect(await page.evaluate(() => window.keys)).toEqual([]);
});

test("nor do those of its buttons around the simulation; what stands in words is the page's", async ({ page }) => {
  await host(page, embed('load="click" t="8:00"', '<a href="#source">A source</a>'));
  await page.evaluate(() => {
    window.keys = [];
    for (const type of ["keydown", "keyup", "keypress"]) document.addEventListener(type, ({ key }) => window.keys.push(`${type} ${key}`));
  });
  await page.getByRole("link", { name: "A source" }).press("s");
  expect(await page.evaluate(() => window.keys)).toEqual(["keydown s", "keypress s", "keyup s"]);
  await page.getByRole("button", { name: "Play the incident" }).press("Enter");
  await shows(page, 480);
  expect(await page.evaluate(() => window.keys)).toHaveLength(3);
});

test("it takes the theme of the page around it, and follows when that changes", async ({ page }) => {
  await page.emulateMedia({ colorScheme: "dark" });
  const css = "html.night { color-scheme: dark } html.both { color-scheme: light dark } aside { color-scheme: dark }";
  await host(page, `${embed('t="8:00"')}<aside>${embed()}</aside>${embed('theme="dark"')}`, { files: CSS(css) });
  await shows(page, 480);
  for (const place of [1, 2]) {
    await element(page, place).scrollIntoViewIfNeeded();
    await expect.poll(() => state(page, place)).toBeTruthy();
  }
  const themes = () => page.locator("floodgate-playground").evaluateAll((all) => all.map((embed) => embed.dataset.theme));
  // A page that says nothing is light, whatever the system.
  expect(await themes()).toEqual(["light", "dark", "dark"]);
  await page.evaluate(() => document.documentElement.classList.add("night"));
  await expect.poll(themes).toEqual(["dark", "dark", "dark"]);
  await page.evaluate(() => (document.documentElement.className = "both"));
  await page.emulateMedia({ colorScheme: "light" });
  await expect.poll(themes).toEqual(["light", "dark", "dark"]);
  await element(page, 2).evaluate((embed) => embed.setAttribute("theme", "light"));
  expect(await themes()).toEqual(["light", "dark", "light"]);
  const ground = () => element(page).locator(".fg-embedded").evaluate((root) => getComputedStyle(root).backgroundColor);
  expect(await ground()).toBe("rgb(255, 255, 255)");
});

test("motion is made calmer by the page, never livelier", async ({ page }) => {
  await page.emulateMedia({ reducedMotion: "reduce" });
  await host(page, embed('motion="full" t="8:00"'));
  await shows(page, 480);
  expect(await element(page).evaluate((embed) => getComputedStyle(embed).getPropertyValue("--t-normal").trim())).toBe("0ms");
  await page.emulateMedia({ reducedMotion: "no-preference" });
  await host(page, embed('motion="reduced" t="8:00"'));
  await shows(page, 480);
  await expect(element(page).locator("[data-motion=reduced]")).toBeVisible();
  expect(await element(page).locator(".fg-embedded").evaluate((root) => getComputedStyle(root).getPropertyValue("--t-normal").trim())).toBe("0ms");
});

test("controls, autoplay and when to pause are the writer's to say", async ({ page }) => {
  await host(page, `${embed('controls="none" t="8:00"')}${embed('autoplay speed="64" t="4:00" pause-when="waiting>500"')}`);
  await shows(page, 480);
  await expect(element(page).getByRole("button", { name: "Play", exact: true })).toHaveCount(0);
  await element(page, 1).scrollIntoViewIfNeeded();
  await expect.poll(async () => (await state(page, 1))?.state).toBe("paused");
  const { time, waitingForResources } = await state(page, 1);
  expect(waitingForResources).toBeGreaterThan(500);
  expect(time).toBeLessThan(480);
});

test("one that leaves the sight pauses, and goes on when it is seen again", async ({ page }) => {
  await host(page, `${embed('scenario="steady" autoplay speed="1"')}<div id="far"></div>`, { files: CSS("#far { height: 4000px }") });
  await expect.poll(async () => (await state(page))?.state).toBe("playing");
  await page.evaluate(() => scrollTo(0, 4_000));
  await expect.poll(async () => (await state(page)).state).toBe("paused");
  await page.evaluate(() => scrollTo(0, 0));
  await expect.poll(async () => (await state(page)).state).toBe("playing");
});

test("a release that changes the run is told to the writer, where the words rely on it", async ({ page }) => {
  await host(page, `${embed('t="30:00" digest="0123456789abcdef"')}`);
  await shows(page, 1_800);
  await expect(element(page).getByRole("alert")).toContainText("another digest");
  const { digest } = await state(page);
  await host(page, `${embed(`t="30:00" digest="${digest}"`)}`);
  await shows(page, 1_800);
  await expect(element(page).getByRole("alert")).toHaveCount(0);
});

for (const width of [660, 320]) {
  test(`a column of ${width} px has room for it, in both themes`, async ({ page }) => {
    await page.setViewportSize({ width: width + 16, height: 900 });
    await host(page, embed('t="8:00"'));
    for (const theme of ["light", "dark"]) {
      await element(page).evaluate((embed, theme) => embed.setAttribute("theme", theme), theme);
      await shows(page, 480);
      const [wide, root] = await element(page).evaluate((embed) => [embed.offsetWidth, embed.shadowRoot.querySelector(".fg-embed").scrollWidth]);
      expect(wide).toBe(width);
      expect(root).toBeLessThanOrEqual(width);
      for (const name of ["Play", "Deactivate"]) {
        const { x, width: w, height } = await page.getByRole("button", { name, exact: true }).boundingBox();
        expect(x).toBeGreaterThanOrEqual(8);
        expect(x + w).toBeLessThanOrEqual(width + 8);
        expect(height).toBeGreaterThanOrEqual(24);
      }
      await expect(page.getByRole("link", { name: "Open full playground" })).toBeVisible();
    }
    const height = await element(page).evaluate((embed) => embed.offsetHeight);
    await page.getByRole("button", { name: "Deactivate" }).click();
    await expect(page.getByRole("button", { name: "Activate", exact: true })).toBeVisible();
    await element(page).evaluate((embed) => embed.seek("9:00"));
    await shows(page, 540);
    if (width > 600) expect(await element(page).evaluate((embed) => embed.offsetHeight), "nothing below moves").toBe(height);
  });
}

test("the full playground opens at the run as it stands", async ({ page, context }) => {
  await host(page, embed('t="8:00" scenario="bulk-import"'));
  await shows(page, 480);
  await page.getByRole("button", { name: "Deactivate" }).click();
  const opened = context.waitForEvent("page");
  await page.getByRole("link", { name: "Open full playground" }).click();
  const full = await opened;
  await expect(full.getByRole("timer", { name: "Simulated time" })).toHaveText("8:00");
  await expect(full.getByRole("region", { name: "Since you clicked" })).toBeVisible();
});
