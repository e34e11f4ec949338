// What a person can read and do on the playground, by role and name.
import AxeBuilder from "@axe-core/playwright";
import { expect } from "./fixtures.mjs";

/** Milliseconds of the 30 minutes of the article's scenario. */
export const END_MS = 1_800_000;
/** When the article's scenario asks the person to decide. */
export const DECIDE_MS = 480_000;

/** Opens the page and waits until what its address asks for has been computed. */
export async function open(page, address = "./") {
  await page.goto(address);
  await expect(page.getByRole("timer", { name: "Simulated time" })).toBeVisible();
  await expect(page.getByText(/^computing, \d+ %$/)).toHaveCount(0);
}

/** Both lists of one publish, as numbers by their names, and when they were read. */
export function read(page) {
  return page.evaluate(() => {
    const list = (name) => {
      const region = document.querySelector(`section[aria-label="${name}"], [role="region"][aria-label="${name}"]`);
      const items = region?.querySelector("dl");
      if (!items) return null;
      const numbers = {};
      for (const term of items.querySelectorAll("dt")) {
        const value = term.parentElement.querySelector("dd[data-value]");
        numbers[term.textContent.trim()] = Number(value.dataset.value);
      }
      return { at: Number(items.dataset.at), ...numbers };
    };
    return { counts: list("Job counts"), since: list("Since you clicked") };
  });
}

/** What must hold at every reading. */
export function expectToAddUp({ counts, since }) {
  const { at, Created, ...rest } = counts;
  const sum = Object.values(rest).reduce((total, value) => total + value, 0);
  expect(sum, `the counts at ${at} ms add up to what was created`).toBe(Created);
  if (since) {
    expect(since.at, "both lists are of one publish").toBe(at);
    expect(since["Not done"]).toBe(since["Canceled at pick-up"] + since["Triggers refused"]);
    expect(since["Canceled at pick-up"]).toBeLessThanOrEqual(since["Queued at the click"]);
  }
}

/** Goes to a time by the time slider. */
export async function seek(page, ms) {
  await page.getByRole("slider", { name: "Time" }).fill(String(ms));
  await expect.poll(async () => (await read(page)).counts.at).toBe(ms);
}

/** Plays at the highest speed until the clock stands. */
export async function playOn(page) {
  await page.getByRole("slider", { name: "Speed" }).press("End");
  await page.getByRole("button", { name: "Play", exact: true }).click();
  await expect(page.getByRole("button", { name: "Play", exact: true })).toBeVisible({ timeout: 50_000 });
}

/** What axe finds at the place that is named: nothing serious. */
export async function expectNoSeriousFindings(page, where = "the page") {
  // Only what axe objects to is told, not all that it likes. A page without frames is asked in one
  // piece: to carry what was found through a second page takes four times as long.
  expect(page.frames(), `${where} has no frames`).toHaveLength(1);
  const axe = new AxeBuilder({ page }).options({ resultTypes: ["violations"] }).setLegacyMode(true);
  const { violations } = await axe.analyze();
  const serious = violations.filter(({ impact }) => impact === "serious" || impact === "critical");
  const told = serious.map(({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target.join(" ")).join(", ")}`);
  expect(told, where).toEqual([]);
}
