// The element in a host's page: words until it plays, one instance for all, commands, events, removal.
import { expect, test } from "./fixtures.mjs";

const WORDS = "In words: one workflow floods the queue.";

/** Opens a host page of the same origin, under the strict policy of hosts. */
async function host(page, body) {
  await page.route("**/host.html", (route) =>
    route.fulfill({
      contentType: "text/html",
      headers: {
        "content-security-policy":
          "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; img-src 'self' data:; connect-src 'self'; manifest-src 'self'; worker-src 'self'",
      },
      body: `<!doctype html><html lang="en"><meta charset="utf-8"><title>Host</title><link rel="icon" href="data:,">
        <h1>An article</h1>${body}<script type="module" src="./floodgate.js"></script></html>`,
    }),
  );
  await page.goto("./host.html");
}

const element = (page, place = 0) => page.locator("floodgate-playground").nth(place);
const state = (page, place = 0) => element(page, place).evaluate((embed) => embed.getState?.());

test("an element plays what its attributes say, and does what its page asks for", async ({ page }) => {
  await host(page, `<floodgate-playground scenario="bulk-import" t="8:00"><p>${WORDS}</p></floodgate-playground>`);
  await expect.poll(async () => (await state(page))?.time).toBe(480);
  const before = await state(page);
  expect(before.waitingForResources).toBeGreaterThan(21_500);
  const told = await element(page).evaluate(
    (embed) =>
      new Promise((done) => {
        const names = [];
        for (const name of ["command", "play", "pause"]) {
          embed.on(name, () => {
            names.push(name);
            if (name === "pause") done(names);
          });
        }
        embed.apply("deactivate", "Sync contact to ERP");
        embed.play();
        embed.pause();
      }),
  );
  expect(told).toEqual(["command", "play", "pause"]);
  await element(page).evaluate((embed) => embed.seek("20:00"));
  await expect.poll(async () => (await state(page)).canceled).toBeGreaterThan(19_000);
  // The same run by its link, in another element.
  const link = await element(page).evaluate((embed) => embed.getLink());
  expect(link).toContain("#s=1.");
  await page.evaluate((link) => {
    const other = document.createElement("floodgate-playground");
    other.setAttribute("link", link);
    document.querySelector("h1").after(other);
  }, link);
  await expect.poll(async () => (await state(page, 0))?.digest).toBe((await state(page, 1)).digest);
});

test("a wrong command is refused by an event, a wrong attribute by a note", async ({ page }) => {
  const notes = [];
  page.on("console", (message) => message.type() === "info" && notes.push(message.text()));
  await host(page, `<floodgate-playground bogus="1"><p>${WORDS}</p></floodgate-playground>`);
  await expect.poll(() => state(page)).toBeTruthy();
  const wrong = await element(page).evaluate(
    (embed) =>
      new Promise((done) => {
        embed.on("error", ({ message }) => done(message));
        embed.seek("soon");
      }),
  );
  expect(wrong).toContain("such as 8:00");
  expect(notes.filter((note) => note.includes("bogus"))).toHaveLength(1);
});

test("nothing but the script is loaded before a click where the page wants that", async ({ page }) => {
  const asked = [];
  page.on("request", (request) => asked.push(new URL(request.url()).pathname.split("/").pop()));
  await host(page, `<floodgate-playground load="click" scenario="steady"><p>${WORDS}</p></floodgate-playground>`);
  const play = page.getByRole("button", { name: "Play the incident" });
  await expect(play).toBeVisible();
  await expect(page.getByText(WORDS)).toBeVisible();
  expect(asked.filter((name) => /\.(wasm|css)$|^floodgate-/.test(name))).toEqual([]);
  await play.click();
  await expect.poll(async () => (await state(page))?.scenario).toBe("steady");
  await expect(page.getByText(WORDS)).toBeHidden();
});

test("a changed file is refused, and the words stay", async ({ page, faults }) => {
  faults.expect(/console: /);
  await page.route(/floodgate_bg-[0-9a-f]+\.wasm$/, async (route) => {
    const response = await route.fetch();
    const body = await response.body();
    body[body.length - 1] ^= 1;
    await route.fulfill({ response, body });
  });
  await host(page, `<floodgate-playground><p>${WORDS}</p></floodgate-playground>`);
  await expect(page.getByRole("alert")).toContainText("could not be loaded");
  await expect(page.getByText(WORDS)).toBeVisible();
});

test("keys typed inside never reach the host's shortcuts", async ({ page }) => {
  await host(page, `<floodgate-playground t="8:00"><p>${WORDS}</p></floodgate-playground>`);
  await expect.poll(async () => (await state(page))?.time).toBe(480);
  await page.evaluate(() => {
    window.keys = [];
    document.addEventListener("keydown", ({ key }) => window.keys.push(key));
  });
  await page.getByRole("button", { name: "Step event" }).focus();
  await page.keyboard.press(",");
  await expect.poll(async () => (await state(page)).time).toBe(490);
  expect(await page.evaluate(() => window.keys)).toEqual([]);
});

test("an element that is removed leaves nothing running, and comes back", async ({ page }) => {
  await host(page, `<floodgate-playground t="8:00"><p>${WORDS}</p></floodgate-playground>`);
  await expect.poll(async () => (await state(page))?.time).toBe(480);
  for (let round = 0; round < 5; round += 1) {
    await page.evaluate(() => {
      const embed = document.querySelector("floodgate-playground");
      embed.remove();
      document.querySelector("h1").after(embed);
    });
    await expect.poll(async () => (await state(page))?.time).toBe(480);
  }
  await page.evaluate(() => document.querySelector("floodgate-playground").remove());
  await expect(page.locator("floodgate-playground")).toHaveCount(0);
});
