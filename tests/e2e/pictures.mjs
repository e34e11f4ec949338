// Takes the picture book: every state of the page at every size in both themes. Started by
// `cargo xtask pictures`, which names the addresses and folders in the environment.
import { chromium } from "@playwright/test";
import { writeFile } from "node:fs/promises";
import { join } from "node:path";

const { FLOODGATE_URL: url, FLOODGATE_PICTURES: folder, FLOODGATE_PICTURES_ONLY: only } = process.env;
const SIZES = [[1440, 900], [1180, 820], [900, 900], [720, 1000], [390, 844], [320, 640]];
const THEMES = ["light", "dark"];

const deactivate = (page) => page.getByRole("button", { name: "Deactivate", exact: true }).first().click();

/** Goes to a time by the time slider and lets the page draw it. */
async function at(page, ms) {
  await page.getByRole("slider", { name: "Time" }).first().fill(String(ms));
  await page.waitForFunction(
    (to) => document.querySelector("dl[data-at]")?.dataset.at === String(to),
    ms,
  );
  await drawn(page);
}

/** Two frames: what was published has been drawn. */
const drawn = (page) =>
  page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));

/** Goes to another page by the rail, or by the menu where that is one. */
async function go(page, name) {
  const menu = page.getByRole("button", { name: "Menu" });
  if (await menu.isVisible()) await menu.click();
  await page.getByRole("link", { name, exact: true }).click();
  await page.getByRole("heading", { level: 1, name }).waitFor();
  await drawn(page);
}

/** The states, by name: what is done before the picture is taken. */
const STATES = {
  opening: async () => {},
  flood: (page) => at(page, 480_000),
  clicked: async (page) => {
    await at(page, 480_000);
    await deactivate(page);
    await at(page, 540_000);
  },
  end: async (page) => {
    await at(page, 480_000);
    await deactivate(page);
    await at(page, 1_800_000);
  },
  back: async (page) => {
    await at(page, 480_000);
    await deactivate(page);
    await at(page, 1_800_000);
    await at(page, 480_000);
  },
  untouched: (page) => at(page, 1_800_000),
  compare: async (page) => {
    await page.goto(`${url}?view=compare&with=7:00,workers:24&t=9:00`);
    await page.getByRole("table", { name: "The differences" }).waitFor();
    await drawn(page);
  },
  many: async (page) => {
    await page.goto(`${url}?view=compare`);
    await page.getByRole("button", { name: "Many runs" }).click();
    await page.getByRole("button", { name: /^Compute/ }).click();
    await page.getByText(/^All \d+ runs are done/).waitFor();
    await drawn(page);
  },
  processes: async (page) => {
    await at(page, 480_000);
    await page.goto(`${url}?view=processes&t=8:00`);
    await page.getByRole("heading", { name: "Processes" }).first().waitFor();
    await drawn(page);
  },
  jobs: async (page) => {
    await at(page, 480_000);
    await page.goto(`${url}?view=system-jobs&t=8:00&filter=workflow:"Sync contact to ERP"`);
    await page.getByRole("grid", { name: "System Jobs" }).getByRole("checkbox").nth(3).click();
    await drawn(page);
  },
  form: async (page) => {
    await at(page, 480_000);
    await deactivate(page);
    await at(page, 540_000);
    await go(page, "Processes");
    await page.getByRole("row", { name: /Sync contact to ERP/ }).press("Enter");
    await drawn(page);
  },
  find: async (page) => {
    await at(page, 480_000);
    await go(page, "Advanced Find");
  },
  storage: async (page) => {
    await at(page, 480_000);
    await deactivate(page);
    await at(page, 900_000);
    await go(page, "Storage");
  },
  real: (page) => go(page, "In a real environment"),
  about: (page) => go(page, "About the model"),
  course: async (page) => {
    await go(page, "Lessons");
    await page.getByRole("progressbar").waitFor();
  },
  lesson: async (page) => {
    await page.goto(`${url}?lesson=article`);
    await page.getByRole("heading", { level: 2, name: "An ordinary minute" }).waitFor();
    await drawn(page);
  },
  share: async (page) => {
    await at(page, 480_000);
    const menu = page.getByRole("button", { name: "Menu" });
    const share = page.getByRole("button", { name: "Share", exact: true });
    if (!(await share.isVisible())) await menu.click();
    await share.click();
    await page.getByRole("dialog").waitFor();
    await drawn(page);
  },
  embed: async (page) => {
    await page.goto(`${url}?embed=1&scenario=bulk-import&t=8:00`);
    await page.getByRole("button", { name: "Deactivate" }).waitFor();
    await drawn(page);
  },
};

const browser = await chromium.launch({
  executablePath: process.env.FLOODGATE_CHROMIUM,
  args: process.env.FLOODGATE_CHROMIUM_SWITCHES.split(" "),
});
const taken = [];
for (const theme of THEMES) {
  for (const [width, height] of SIZES) {
    for (const [state, reach] of Object.entries(STATES)) {
      const name = `${state}-${width}-${theme}`;
      if (!name.includes(only)) continue;
      const page = await browser.newPage({ viewport: { width, height }, colorScheme: theme });
      page.on("pageerror", (error) => console.error(`${name}: ${error.message}`));
      await page.goto(url);
      await page.getByRole("timer").first().waitFor();
      await reach(page);
      await page.screenshot({ path: join(folder, `${name}.png`), animations: "disabled" });
      await page.close();
      taken.push(name);
    }
  }
}
await browser.close();
const figure = (name) => `<figure><figcaption>${name}</figcaption><img src="${name}.png" alt="${name}"></figure>`;
await writeFile(join(folder, "index.html"), `<!doctype html><title>Picture book</title>\n${taken.map(figure).join("\n")}\n`);
console.log(`${taken.length} pictures taken`);
