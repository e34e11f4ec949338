// `test` for every spec: a page that is watched. A violation of the strict policy, an uncaught
// error, an error in the console, a failed or refused request fails the test that caused it.
//
// A test that provokes faults says which: `faults.expect(/pattern/)`. What it names has to happen.
import { test as base, expect } from "@playwright/test";

export { expect };

/** The address of the same site below a folder, on another port that serves nothing else. */
export const folderUrl = process.env.FLOODGATE_FOLDER_URL;

class Faults {
  #seen = [];
  #expected = [];
  #unless = [];

  /** Notes a fault; it fails the test in the end unless the test expects it. */
  add(fault) {
    this.#seen.push(fault);
  }

  /** Notes what is a fault unless something turns out to be so until the end. */
  addUnless(excuse, fault) {
    this.#unless.push({ excuse, fault });
  }

  /** What has happened so far that nothing excuses. */
  #all() {
    const unexcused = this.#unless.filter(({ excuse }) => !excuse());
    return [...this.#seen, ...unexcused.map(({ fault }) => fault)];
  }

  /** Declares a fault that this test provokes: it has to happen, as often as it likes. */
  expect(pattern) {
    this.#expected.push(pattern);
  }

  /** Asserts that what happened is what was expected. */
  async verify() {
    for (const pattern of this.#expected) {
      await expect.poll(() => this.#all(), `${pattern} happens`).toContainEqual(expect.stringMatching(pattern));
    }
    const surprising = this.#all().filter((fault) => !this.#expected.some((pattern) => pattern.test(fault)));
    expect(surprising, "faults of the page").toEqual([]);
  }
}

/** How many documents a frame and those around it had, or were asked for, until now. */
const documents = new WeakMap();
const generation = (frame) => (frame ? (documents.get(frame) ?? 0) + generation(frame.parentFrame()) : 0);

/** The frame of a request; a worker's has none. */
function frameOf(request) {
  try {
    return request.frame();
  } catch {
    return undefined;
  }
}

/** Reports what a page does wrong, from before its first script on. */
function watch(page, faults) {
  const begun = new WeakMap();
  page.on("request", (request) => {
    const frame = frameOf(request);
    if (frame && request.isNavigationRequest()) documents.set(frame, (documents.get(frame) ?? 0) + 1);
    begun.set(request, generation(frame));
  });
  page.on("pageerror", (error) => faults.add(`error: ${error.stack ?? error}`));
  page.on("console", (message) => {
    if (message.type() === "error") faults.add(`console: ${message.text()}`);
  });
  page.on("requestfailed", (request) => {
    const reason = request.failure()?.errorText;
    const frame = frameOf(request);
    const fault = `request: ${request.url()} ${reason}`;
    if (reason !== "net::ERR_ABORTED") return faults.add(fault);
    // An icon is asked for by the browser itself, which may still ask for that of the page before.
    if (/\/favicon-\w+\.svg$/.test(request.url())) return;
    // A document that is left while something is on the way does not want it any more. On a reload
    // that is told before the document is asked for anew.
    const left = () => page.isClosed() || frame?.isDetached() || generation(frame) > begun.get(request);
    faults.addUnless(left, fault);
  });
  page.on("response", (response) => {
    if (response.status() >= 400) faults.add(`response: ${response.url()} ${response.status()}`);
  });
}

/** Lets the page deliver what it has already noticed. */
const settle = (page) => page.evaluate(() => new Promise((resolve) => setTimeout(resolve)));

export const test = base.extend({
  faults: [
    async ({ context, javaScriptEnabled }, use) => {
      const faults = new Faults();
      context.on("page", (page) => watch(page, faults));
      await context.exposeBinding("reportViolation", (_source, violation) => faults.add(`policy: ${violation}`));
      await context.addInitScript(() => {
        document.addEventListener("securitypolicyviolation", (event) => {
          const { violatedDirective, blockedURI, sourceFile, lineNumber, sample } = event;
          window.reportViolation([violatedDirective, blockedURI, sourceFile, lineNumber, sample].join(" "));
        });
      });
      await use(faults);
      if (javaScriptEnabled !== false) await Promise.all(context.pages().map(settle));
      await faults.verify();
    },
    { auto: true },
  ],
});
