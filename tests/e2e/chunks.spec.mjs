// Parts that are loaded when they are first shown: from any folder and origin, checked by their
// hashes, and with a way on where they do not come.
import { createServer } from "node:http";
import { expect, folderUrl, test } from "./fixtures.mjs";
import { open, read } from "./playground.mjs";

const CHUNK = /\/(split|chunk)_[^/]*\.wasm$/;
const DIALOGS = /\/split_dialogs-[0-9a-f]{16}\.wasm$/;
const SENTENCE = "This part of the playground could not be loaded.";

/** What the page asked the servers for, by its file name. */
function asked(page) {
  const names = [];
  page.on("request", (request) => names.push(new URL(request.url()).pathname));
  return names;
}

/** Gives the first sign that somebody is about to do something, and lets come what that asks for. */
async function sign(page) {
  const readers = page.waitForResponse(/\/split_reading-[^/]*\.wasm$/);
  await page.mouse.move(300, 300);
  await (await readers).finished();
  await expect(page.locator(".charts canvas").first()).toBeVisible();
}

/** A page of a server of its own with an element of another, under a policy that lets it in. */
async function host(page, body) {
  const { origin } = new URL(folderUrl);
  const server = createServer((_request, response) => {
    response.writeHead(200, {
      "content-type": "text/html",
      "content-security-policy": `default-src 'none'; script-src ${origin} 'wasm-unsafe-eval'; style-src ${origin}; img-src data:; connect-src ${origin}`,
    });
    response.end(`<!doctype html><html lang="en"><meta charset="utf-8"><title>Host</title><link rel="icon" href="data:,">
      <h1>An article</h1>${body}<script type="module" src="${folderUrl}floodgate.js"></script></html>`);
  });
  await new Promise((done) => server.listen(0, "127.0.0.1", done));
  page.on("close", () => server.close());
  await page.goto(`http://127.0.0.1:${server.address().port}/`);
}

/** Changes one bit of what comes. */
async function damage(route) {
  const response = await route.fetch();
  const body = await response.body();
  body[body.length - 1] ^= 1;
  await route.fulfill({ response, body });
}

for (const [where, address] of [["the root of a server", "./"], ["a folder", folderUrl]]) {
  test(`a part comes when it is first shown, and once: ${where}`, async ({ page }) => {
    const names = asked(page);
    await open(page, address);
    expect(names.filter((name) => CHUNK.test(name) || /uplot/.test(name)), "nothing before it is asked for").toEqual([]);
    await sign(page);
    expect(new Set(names.filter((name) => /\/(split_charts|uplot)-/.test(name))).size).toBe(2);
    for (let round = 0; round < 2; round += 1) {
      await page.getByRole("button", { name: "Edit scenario" }).click();
      await expect(page.getByRole("dialog", { name: "Edit the scenario" })).toBeVisible();
      await page.keyboard.press("Escape");
      await expect(page.getByRole("dialog")).toHaveCount(0);
    }
    expect(names.filter((name) => DIALOGS.test(name))).toHaveLength(1);
  });
}

test("a page that does not come says so, and comes when it is asked again", async ({ page, faults }) => {
  faults.expect(/^response: .*\.wasm 404/);
  faults.expect(/^console: /);
  await open(page);
  await page.route(CHUNK, (route) => route.fulfill({ status: 404, body: "" }));
  await page.getByRole("link", { name: "Processes" }).click();
  const alert = page.getByRole("alert").filter({ hasText: SENTENCE });
  await expect(alert).toBeVisible();
  // The rest of the playground goes on.
  await page.getByRole("button", { name: "Step event" }).click();
  await expect.poll(async () => (await page.getByRole("timer", { name: "Simulated time" }).textContent()).trim()).not.toBe("0:00.0");
  await page.unroute(CHUNK);
  await alert.getByRole("button", { name: "Try again" }).click();
  await expect(page.getByRole("grid", { name: "Processes" })).toBeVisible();
  await expect(alert).toHaveCount(0);
});

test("a dialog that does not come can be closed, or asked for again", async ({ page, faults }) => {
  faults.expect(/^request: .*\.wasm/);
  faults.expect(/^console: /);
  await open(page);
  await sign(page);
  await page.route(CHUNK, (route) => route.abort("internetdisconnected"));
  const alert = page.getByRole("alert").filter({ hasText: SENTENCE });
  await page.getByRole("button", { name: "Share", exact: true }).click();
  await alert.getByRole("button", { name: "Close" }).click();
  await expect(alert).toHaveCount(0);
  await page.unroute(CHUNK);
  await page.getByRole("button", { name: "Share", exact: true }).click();
  await alert.getByRole("button", { name: "Try again" }).click();
  await expect(page.getByRole("dialog", { name: "Share this run" })).toBeVisible();
});

test("a part of another build is refused", async ({ page, faults }) => {
  faults.expect(/^console: .*integrity/);
  faults.expect(/^console: TypeError/);
  await open(page);
  await sign(page);
  await page.route(DIALOGS, damage);
  await page.getByRole("button", { name: "Share", exact: true }).click();
  await expect(page.getByRole("alert").filter({ hasText: SENTENCE })).toBeVisible();
  expect((await read(page)).counts).toBeTruthy();
});

test("a part comes though a server does not name its type", async ({ page }) => {
  await open(page);
  await page.route(CHUNK, async (route) => {
    const response = await route.fetch();
    await route.fulfill({ response, headers: { ...response.headers(), "content-type": "application/octet-stream" } });
  });
  await page.getByRole("button", { name: "Share", exact: true }).click();
  await expect(page.getByRole("dialog", { name: "Share this run" })).toBeVisible();
});

const ELEMENT = `<floodgate-playground scenario="steady"><p>In words.</p></floodgate-playground>`;
const elements = (page) => [0, 1].map((place) => page.locator("floodgate-playground").nth(place));
const backlog = (element) => element.getByRole("img", { name: /^Backlog:/ });

test("a page of another origin gets parts by the element, each element its own", async ({ page }) => {
  await host(page, ELEMENT + ELEMENT);
  for (const element of elements(page)) {
    await element.scrollIntoViewIfNeeded();
    await expect(backlog(element)).toBeVisible();
  }
});

test("an instance that follows a stopped one gets parts of its own", async ({ page, faults }) => {
  faults.expect(/RuntimeError/);
  faults.expect(/^console: /);
  await host(page, ELEMENT + ELEMENT);
  const [first, second] = elements(page);
  for (const element of [second, first]) {
    await element.scrollIntoViewIfNeeded();
    await expect(backlog(element)).toBeVisible();
  }
  await first.evaluate((embed) => {
    const press = (name) => embed.shadowRoot.querySelector(`button[aria-label='${name}']`).click();
    const now = performance.now.bind(performance);
    performance.now = () => {
      performance.now = now;
      press("Step event");
      return now();
    };
    press("Play");
  });
  await expect(first.getByRole("alert")).toContainText("has stopped here");
  await expect(backlog(second)).toBeVisible();
  await first.getByRole("button", { name: "Restart here" }).click();
  await expect(backlog(first)).toBeVisible();
});

test("charts that do not come leave the run as it is, and come when they are asked for again", async ({ page, faults }) => {
  faults.expect(/^response: .*\.wasm 503/);
  faults.expect(/^console: /);
  await page.route(/\/split_charts-/, (route) => route.fulfill({ status: 503, body: "" }));
  await open(page);
  await page.getByRole("button", { name: "Skip to the flood" }).click();
  const alert = page.getByRole("alert").filter({ hasText: SENTENCE });
  await expect(alert).toBeVisible();
  await expect.poll(async () => (await read(page)).counts.at).toBe(230_000);
  await page.unroute(/\/split_charts-/);
  await alert.getByRole("button", { name: "Try again" }).click();
  await expect(page.getByRole("img", { name: /^Backlog:/ })).toBeVisible();
});

test("an address whose run can't be read shows the first scenario, says so and stays", async ({ page, faults }) => {
  faults.expect(/^response: .*\.wasm 404/);
  faults.expect(/^console: /);
  await page.route(/\/split_reading-/, (route) => route.fulfill({ status: 404, body: "" }));
  await open(page, "./?scenario=steady&seed=7");
  await expect(page.getByRole("alert")).toContainText("could not be loaded");
  await expect(page.getByRole("combobox", { name: "Scenario" })).toHaveValue("bulk-import");
  expect(page.url()).toContain("?scenario=steady&seed=7");
  await page.unroute(/\/split_reading-/);
  await page.reload();
  await expect(page.getByRole("combobox", { name: "Scenario" })).toHaveValue("steady");
});
