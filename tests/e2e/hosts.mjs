// Pages of others around a playground, under the strict policy of hosts: made up here and answered
// in place of the server.
import { createServer } from "node:http";
import { expect } from "./fixtures.mjs";

/** What stands in the element for print, for feeds and for browsers without scripts. */
export const WORDS = "In words: one workflow floods the queue.";

/** The strict policy, where Floodgate's files come from `source`. */
export const policy = (source = "'self'") =>
  `default-src 'none'; script-src 'self' ${source} 'wasm-unsafe-eval'; style-src 'self' ${source}; img-src 'self' data:; connect-src 'self' ${source}; manifest-src 'self'; worker-src 'self'`;

/** An element with words in it. */
export const embed = (attributes = "", words = WORDS) =>
  `<floodgate-playground ${attributes}><p>${words}</p></floodgate-playground>`;

/** A server on the loopback as long as `use` works with its address. */
export async function serving(answer, use) {
  const server = createServer(async (asked, out) => {
    const [status, headers, body] = await answer(asked.url);
    out.writeHead(status, headers).end(body);
  });
  await new Promise((done) => server.listen(0, "127.0.0.1", done));
  try {
    await use(`http://127.0.0.1:${server.address().port}/`);
  } finally {
    server.closeAllConnections();
    await new Promise((done) => server.close(done));
  }
}

/** Opens a host page that a server of its own has, with Floodgate's files from `base`. */
export async function hostElsewhere(page, body, base, use) {
  const csp = policy(new URL(base).origin);
  const answer = (path) => {
    const style = path.endsWith(".css");
    const headers = { "content-type": style ? "text/css" : "text/html", "content-security-policy": csp };
    return [200, headers, style ? "" : document(body, `${base}floodgate.js`)];
  };
  await serving(answer, async (address) => {
    await page.goto(address);
    await use();
  });
}

/** Opens a host page; `base` is where Floodgate's files are, `files` are more files of the host. */
export async function host(page, body, { base = "./", csp = policy(), files = {}, script = `${base}floodgate.js` } = {}) {
  const answers = { "host.html": ["text/html", document(body, script)], ...files };
  for (const [name, [contentType, text]] of Object.entries(answers)) {
    await page.route(`**/${name}`, (route) =>
      route.fulfill({ contentType, headers: { "content-security-policy": csp }, body: text }),
    );
  }
  await page.goto("./host.html");
}

const document = (body, script) => `<!doctype html><html lang="en"><meta charset="utf-8"><title>Host</title>
<link rel="icon" href="data:,"><link rel="stylesheet" href="./host.css"><h1>An article</h1>${body}
<script type="module" src="${script}"></script></html>`;

/** The element of that place. */
export const element = (page, place = 0) => page.locator("floodgate-playground").nth(place);

/** How the run of an element stands. */
export const state = (page, place = 0) => element(page, place).evaluate((embed) => embed.getState?.());

/** Waits until an element shows its run at a time, in seconds. */
export const shows = (page, seconds, place = 0) => expect.poll(async () => (await state(page, place))?.time).toBe(seconds);
