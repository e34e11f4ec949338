// Another language: a file that is loaded when it is asked for. The pseudo-language has accents
// and is two fifths longer: what is hard-coded shows, and what has no room breaks.
import { readFileSync } from "node:fs";
import { expect, test } from "./fixtures.mjs";

const file = (path) => readFileSync(new URL(`../../static/${path}`, import.meta.url), "utf8");
const ACCENTS = { a: "á", c: "ç", d: "ð", e: "é", g: "ĝ", h: "ĥ", i: "í", l: "ļ", n: "ñ", o: "ö", r: "ŕ", s: "š", t: "ţ", u: "ü", w: "ŵ", y: "ý" };
const accented = (text) => text.replace(/[a-z]/g, (letter) => ACCENTS[letter] ?? letter);

/** A text with accents and two fifths longer; what is put in stays. */
function pseudo(text) {
  const changed = text.replace(/\{(\w+)((?:\|[^|}]*)*)\}|([^{]+)/g, (_, name, forms, plain) => (plain ? accented(plain) : `{${name}${accented(forms)}}`));
  const more = Math.floor((text.match(/[a-z]/gi) ?? []).length * 0.4);
  return more ? `${changed} ${"ĺöñĝ ".repeat(more).slice(0, more).trim()}` : changed;
}

/** The texts of a lesson by their keys. */
function lessonTexts(id) {
  const lesson = JSON.parse(file(`lessons/${id}.json`));
  const texts = { title: lesson.title, summary: lesson.summary, story: lesson.story, reason: lesson.debrief.reason };
  if (lesson.question) texts.question = lesson.question.text;
  lesson.steps.forEach((step, place) => Object.assign(texts, { [`step.${place + 1}`]: step.heading, [`step.${place + 1}.text`]: step.text }));
  const lists = { offer: lesson.offers?.map((it) => it.text), goal: lesson.goals.map((it) => it.text), hint: lesson.hints, source: lesson.debrief.sources };
  for (const [key, list] of Object.entries(lists)) list?.forEach((text, place) => (texts[`${key}.${place + 1}`] = text));
  return Object.entries(texts).map(([key, text]) => [`lesson.${id}.${key}`, text.replaceAll("\n", "\\n")]);
}

/** The pseudo-language as the file of a language. */
function pseudoFile() {
  const screen = file("texts/en.txt").split("\n").filter((line) => line && !line.startsWith("#")).map((line) => line.split(/ = (.*)/, 2));
  const lessons = JSON.parse(file("lessons/course.json")).lessons.flatMap(({ id }) => lessonTexts(id));
  const words = file("model/words.txt").split("\n").filter(Boolean).map((word) => [word, word]);
  return [...screen, ...lessons, ...words].map(([key, text]) => `${key} = ${pseudo(text).replaceAll("\\ñ", "\\n")}`).join("\n");
}

const SIZES = { desktop: { width: 1440, height: 900 }, phone: { width: 390, height: 844 } };
const PAGES = {
  playground: "",
  processes: "view=processes&",
  process: "view=processes&record=1&",
  jobs: "view=system-jobs&",
  find: "view=advanced-find&",
  storage: "view=storage&",
  compare: "view=compare&with=8:00&",
  lessons: "view=lessons&",
  lesson: "lesson=article&",
  real: "view=real&",
  about: "view=about&",
};

/** Names within the scenario, and words of Dynamics 365 and of this product: data, in any language. */
const DATA = new RegExp(
  [
    "Floodgate",
    "Sync contact to ERP|Score lead|Welcome email|Update rollups|Route territory",
    "Contact import|Sales team|New accounts|Rollup fields|Territory plug-in",
    "Priya Raman|Jonas Weber|Amara Okafor|Lena Fischer|SYSTEM",
    "Contact|Lead|Account|Opportunity",
    "Calculate Rollup Field|System Event",
    "Time to decide|A bulk import floods the queue",
    "[0-9.,:]+ ?(h|min|s|[kMGT]?B|hours?|minutes?|seconds?|hrs?|mins?|secs?)\\b",
    "FetchXML|Web API|Microsoft Learn: .*",
    // Words of scenario files.
    "^(cancel|run|suspend)$",
  ].join("|"),
  "g",
);

/** The texts that are shown, one an element. */
const shown = (page) =>
  page.evaluate(() => {
    const walker = document.createTreeWalker(document.querySelector(".fg-app"), NodeFilter.SHOW_TEXT);
    const texts = [];
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const parent = node.parentElement;
      if (parent.closest("option, kbd, code, .u-legend, .fg-source, .fg-about-source, .fg-real-sources dt, .fg-about-list--short dt") || !parent.checkVisibility()) continue;
      texts.push(node.data.trim());
    }
    return texts;
  });

for (const [size, viewport] of Object.entries(SIZES)) {
  for (const [name, query] of Object.entries(PAGES)) {
    test(`nothing is hard-coded and nothing breaks in longer texts: ${name}, ${size}`, async ({ page }) => {
      await page.setViewportSize(viewport);
      await page.route("**/texts/qps.txt", (route) => route.fulfill({ contentType: "text/plain; charset=utf-8", body: pseudoFile() }));
      await page.goto(`./?${query}lang=qps`);
      await expect(page.locator(".fg-app")).toHaveAttribute("lang", "qps");
      if (name === "lessons") await expect(page.getByRole("progressbar")).toBeVisible();
      if (name === "lesson") await expect(page.locator(".fg-coach h2")).toBeVisible();
      if (!["playground", "lesson"].includes(name)) await expect(page.getByRole("heading", { level: 1 }).or(page.getByRole("heading", { level: 2 })).first()).toBeVisible();
      const foreign = /[^\u0000-\u007f]/;
      const plain = (await shown(page)).filter((text) => /[A-Za-z]{3}/.test(text.replace(DATA, "")) && !foreign.test(text));
      expect([...new Set(plain)], "texts that no catalogue has").toEqual([]);
      const width = await page.evaluate(() => document.documentElement.scrollWidth);
      expect(width, "nothing is wider than the window").toBeLessThanOrEqual(viewport.width);
      const cut = await page.evaluate(() => {
        const buttons = document.querySelectorAll(".fg-app button, .fg-app h1, .fg-app h2");
        const narrow = (node) => node.checkVisibility() && node.scrollWidth > node.clientWidth + 1 && getComputedStyle(node).overflowX === "visible" && node.clientWidth > 0;
        const beyond = (node) => node.getBoundingClientRect().right > innerWidth + 1 && !node.closest("[role=tablist], .fg-grid-scroll, .fg-table-scroll, .fg-unseen, .fg-skip, .stage");
        return [...buttons].filter((node) => narrow(node) || (node.checkVisibility() && beyond(node))).map((node) => node.textContent.trim().slice(0, 60));
      });
      expect(cut, "no button or heading is cut").toEqual([]);
    });
  }
}

test("numbers are written as the language writes them", async ({ page }) => {
  await page.route("**/texts/de.txt", (route) => route.fulfill({ contentType: "text/plain; charset=utf-8", body: "page.lessons = Lektionen\n" }));
  await page.goto("./?lang=de&t=8:00");
  await expect(page.getByRole("link", { name: "Lektionen" })).toBeVisible();
  await expect(page.locator(".stage-number")).toHaveText(/^\d+\.\d{3}$/);
});

test("a language that is not there leaves English", async ({ page, faults }) => {
  faults.expect(/response: .*xx\.txt 404/);
  faults.expect(/console: Failed to load resource/);
  await page.goto("./?lang=xx");
  await expect(page.getByRole("link", { name: "Lessons" })).toBeVisible();
  await expect(page.locator(".fg-app")).toHaveAttribute("lang", "en");
});
