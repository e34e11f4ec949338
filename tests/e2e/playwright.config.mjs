// How the end-to-end tests run. `cargo xtask test --only e2e` builds the page, serves it under the
// strict policy, names the addresses and the browser in the environment, and calls Playwright.
import { defineConfig } from "@playwright/test";

/** What `cargo xtask test` sets; there is no other way to start these tests. */
function fromXtask(name) {
  const value = process.env[name];
  if (!value) throw new Error(`${name} is not set: run the tests with \`cargo xtask test --only e2e\``);
  return value;
}

export default defineConfig({
  testDir: ".",
  // Those of sites that were built for them, or all others.
  testMatch: process.env.FLOODGATE_RECIPES ? "recipes.spec.mjs" : "*.spec.mjs",
  testIgnore: process.env.FLOODGATE_RECIPES ? [] : "recipes.spec.mjs",
  fullyParallel: true,
  workers: 2,
  retries: 0,
  forbidOnly: true,
  // Limits for a machine of two busy cores; nothing waits for them to pass.
  timeout: 60_000,
  expect: { timeout: 10_000 },
  reporter: "list",
  use: {
    baseURL: fromXtask("FLOODGATE_URL"),
    browserName: "chromium",
    viewport: { width: 1440, height: 900 },
    locale: "en-GB",
    // What it answers, no route sees: offline.spec.mjs alone lets it in.
    serviceWorkers: "block",
    launchOptions: {
      executablePath: fromXtask("FLOODGATE_CHROMIUM"),
      args: fromXtask("FLOODGATE_CHROMIUM_SWITCHES").split(" "),
    },
  },
});
