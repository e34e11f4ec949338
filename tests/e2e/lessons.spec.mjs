// Lessons as a person takes them: by mouse, by keyboard alone, with hints, to the debrief, by the
// link of a class, and without storage.
import { expect, test } from "./fixtures.mjs";
import { WORDS, element, embed, host, state } from "./hosts.mjs";
import { expectNoSeriousFindings, playOn } from "./playground.mjs";

const coach = (page) => page.locator(".fg-coach");
const heading = (page) => coach(page).getByRole("heading", { level: 2 });

/** Opens a lesson by its link and waits for the coach. */
async function begin(page, query) {
  await page.goto(`./?${query}`);
  await expect(heading(page)).toBeVisible();
}

/** Goes on to a step past those that had come true before they were shown, which wait to be read. */
async function readTo(page, title) {
  const next = coach(page).getByRole("button", { name: "Next" });
  const there = coach(page).getByRole("heading", { level: 2, name: title, exact: true });
  await expect(async () => {
    if (await next.isVisible()) await next.click({ timeout: 1_000 });
    await expect(there).toBeVisible({ timeout: 500 });
  }).toPass({ timeout: 10_000 });
}

test("the course is listed in order, with nothing begun", async ({ page }) => {
  await page.goto("./?view=lessons");
  await expect(page.getByRole("heading", { level: 1, name: "Lessons" })).toBeVisible();
  const lessons = page.getByRole("listitem").filter({ has: page.getByRole("button", { name: "Begin" }) });
  await expect(lessons).toHaveCount(13);
  await expect(lessons.first().getByRole("heading")).toHaveText("What is a system job?");
  await expect(page.getByRole("progressbar", { name: "0 of 13 won" })).toBeVisible();
  await expectNoSeriousFindings(page);
});

test("a lesson is won by mouse, with a guess, to the debrief and the progress", async ({ page }) => {
  await page.goto("./?view=lessons");
  const article = page.getByRole("listitem").filter({ has: page.getByRole("heading", { name: "The flood" }) });
  await article.getByRole("button", { name: "Begin" }).click();
  await expect(heading(page)).toHaveText("An ordinary minute");
  await expect(heading(page), "the heading is focused").toBeFocused();
  const goals = page.getByRole("list", { name: "Goals" });
  await expect(goals.getByRole("listitem")).toHaveCount(3);

  await playOn(page);
  await expect(page.getByRole("timer", { name: "Simulated time" })).toHaveText("8:00");
  await readTo(page, "Guess first");
  await coach(page).getByRole("textbox").fill("11");
  await coach(page).getByRole("button", { name: "Answer" }).click();
  await expect(heading(page)).toHaveText("Deactivate");

  await page.getByRole("region", { name: "Workflow" }).getByRole("button", { name: "Deactivate" }).click();
  await expect(heading(page)).toHaveText("Nothing vanishes");
  await playOn(page);
  await expect(heading(page)).toHaveText("Won");

  await coach(page).getByRole("button", { name: "See the debrief" }).click();
  await expect(page.getByRole("heading", { name: "Won within par" })).toBeVisible();
  const harm = page.getByRole("table");
  await expect(harm.getByRole("row", { name: /^You/ })).toBeVisible();
  await expect(harm.getByRole("row", { name: /^Doing nothing/ })).toBeVisible();
  await expect(page.getByText(/You said minute 11, it was minute \d+\./)).toBeVisible();
  await expect(page.getByText("Deactivate Sync contact to ERP")).toBeVisible();
  await expectNoSeriousFindings(page);

  const [file] = await Promise.all([page.waitForEvent("download"), page.getByRole("button", { name: "Save as a file" }).click()]);
  expect(file.suggestedFilename()).toBe("floodgate-article.md");
  await page.getByRole("button", { name: "Back to the course" }).click();
  await expect(page.getByRole("progressbar", { name: "1 of 13 won" })).toBeVisible();
  await page.goto("./?view=lessons");
  await expect(page.getByRole("progressbar", { name: "1 of 13 won" }), "the device remembers").toBeVisible();

  await page.getByRole("button", { name: "Reset progress" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Reset" }).click();
  await expect(page.getByRole("progressbar", { name: "0 of 13 won" })).toBeVisible();
});

/** Presses Tab until what has focus is the one that is named. */
async function tabTo(page, target) {
  for (let count = 0; count < 80; count += 1) {
    if (await target.evaluate((node) => node === document.activeElement)) return;
    await page.keyboard.press("Tab");
  }
  throw new Error("Tab never comes there");
}

test("a lesson is won by keyboard alone", async ({ page }) => {
  await begin(page, "lesson=cancel-or-deactivate");
  await expect(heading(page)).toBeFocused();
  await tabTo(page, page.getByRole("slider", { name: "Speed" }));
  await page.keyboard.press("End");
  await tabTo(page, page.getByRole("button", { name: "Play", exact: true }));
  await page.keyboard.press("Enter");
  await expect(page.getByRole("timer", { name: "Simulated time" })).toHaveText("9:15", { timeout: 50_000 });
  // Where one view takes the run past two steps, the second waits to be read.
  const next = coach(page).getByRole("button", { name: "Next", exact: true });
  await expect(next.or(heading(page).filter({ hasText: "Stop the source of jobs" }))).toBeVisible();
  if (await next.isVisible()) {
    await tabTo(page, next);
    await page.keyboard.press("Enter");
  }
  await expect(heading(page)).toHaveText("Stop the source of jobs");
  await expect(heading(page), "focus follows the step").toBeFocused();
  await tabTo(page, page.getByRole("region", { name: "Workflow" }).getByRole("button", { name: "Deactivate" }));
  await page.keyboard.press("Enter");
  await expect(heading(page)).toHaveText("See it drain");
  await tabTo(page, page.getByRole("button", { name: "Play", exact: true }));
  await page.keyboard.press("Enter");
  await expect(heading(page)).toHaveText("Won", { timeout: 50_000 });
  const debrief = coach(page).getByRole("button", { name: "See the debrief" });
  await tabTo(page, debrief);
  await page.keyboard.press("Enter");
  await expect(page.getByRole("heading", { name: "Won within par" })).toBeVisible();
});

test("who hears the page is told each thing once: the lesson, the act, the end", async ({ page }) => {
  await page.addInitScript(() => {
    globalThis.heard = [];
    new MutationObserver(() => {
      const said = document.querySelector('.fg-app [role="status"]')?.textContent.trim();
      if (said && said !== globalThis.heard.at(-1)) globalThis.heard.push(said);
    }).observe(document, { childList: true, characterData: true, subtree: true });
  });
  await begin(page, "lesson=article");
  const coachRegion = page.getByRole("region", { name: "An ordinary minute" });
  await expect(coachRegion, "the coach is named by its step").toMatchAriaSnapshot(`
    - region "An ordinary minute":
      - button "Hint (0 of 3)"
      - button "Leave the lesson"
      - heading "An ordinary minute" [level=2]
      - 'textbox "If you deactivate at 8:00: in which minute is the backlog back to nominal?"'
      - list "Goals":
        - listitem: Sync contact to ERP is deactivated open
        - listitem: No other workflow was touched reached
        - listitem: Back to nominal before 16:00 open
  `);
  await playOn(page);
  await page.getByRole("region", { name: "Workflow" }).getByRole("button", { name: "Deactivate" }).press("Enter");
  await playOn(page);
  await expect(heading(page)).toHaveText("Won");
  const heard = () => page.evaluate(() => globalThis.heard.join("\n"));
  await expect.poll(heard).toMatch(/The lesson The flood begins\.[^]*Sync contact to ERP[^]*the lesson is won\./);
});

test("progress is exported, reset, and imported again", async ({ page }) => {
  await page.goto("./?view=lessons");
  const first = page.getByRole("listitem").filter({ has: page.getByRole("heading", { name: "What is a system job?" }) });
  await expect(page.getByRole("button", { name: "Export progress" })).toHaveAttribute("aria-disabled", "true");
  await first.getByRole("button", { name: "Begin" }).click();
  await expect(heading(page)).toBeVisible();
  await page.getByRole("link", { name: "Lessons" }).click();
  await expect(first).toContainText("Begun");
  const [file] = await Promise.all([page.waitForEvent("download"), page.getByRole("button", { name: "Export progress" }).click()]);
  const path = await file.path();
  await page.getByRole("button", { name: "Reset progress" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Reset" }).click();
  await expect(first).toContainText("New");
  await page.locator("label", { hasText: "Import progress" }).locator("input").setInputFiles(path);
  await expect(first).toContainText("Begun");
});

test("hints come one by one and are counted", async ({ page }) => {
  await begin(page, "lesson=decoy");
  const hints = page.getByRole("list", { name: "Hints" });
  await expect(hints).toHaveCount(0);
  for (let count = 1; count <= 3; count += 1) {
    await coach(page).getByRole("button", { name: `Hint (${count - 1} of 3)` }).click();
    await expect(hints.getByRole("listitem")).toHaveCount(count);
  }
  await expect(coach(page).getByRole("button", { name: "Hint (3 of 3)" })).toHaveAttribute("aria-disabled", "true");
});

test("Escape hides the coach and gives focus back; it covers nothing", async ({ page }) => {
  await begin(page, "lesson=article");
  const play = page.getByRole("button", { name: "Play", exact: true });
  const { bottom } = await coach(page).evaluate((node) => node.getBoundingClientRect().toJSON());
  const stage = await page.getByRole("region", { name: "The stage" }).evaluate((node) => node.getBoundingClientRect().toJSON());
  expect(stage.top, "the stage begins below the coach").toBeGreaterThanOrEqual(bottom);
  await expect(play).toBeVisible();
  await heading(page).focus();
  await page.keyboard.press("Escape");
  await expect(heading(page)).toHaveCount(0);
  await page.getByRole("button", { name: "Show the coach" }).click();
  await expect(heading(page)).toBeVisible();
});

test("the link of a class fixes lesson and seed; what the lesson does not allow is refused", async ({ page }) => {
  await begin(page, "lesson=exam&seed=7&lock=scenario,seed");
  await expect(page.getByRole("spinbutton", { name: "Seed" }).or(page.getByLabel("seed", { exact: false }).first())).toHaveValue("7");
  const leave = coach(page).getByRole("button", { name: "Leave the lesson" });
  await expect(leave).toHaveAttribute("aria-disabled", "true");
  await expect(leave).toHaveAttribute("title", /fixes the lesson/);
});

test("a class link is made in the dialog", async ({ page }) => {
  await page.goto("./?view=lessons");
  await page.getByRole("button", { name: "Class link" }).click();
  const dialog = page.getByRole("dialog", { name: "Class link" });
  await dialog.getByRole("combobox", { name: "Lesson" }).selectOption("exam");
  await dialog.getByRole("textbox", { name: /Seed/ }).fill("12");
  await expect(dialog.getByRole("textbox", { name: "Link", exact: true })).toHaveValue(/\?seed=12&lesson=exam&lock=scenario,seed$/);
});

test("an unknown lesson is said, and the playground works", async ({ page, faults }) => {
  faults.expect(/response: .*no-such-lesson\.json 404/);
  faults.expect(/console: Failed to load resource/);
  await page.goto("./?lesson=no-such-lesson");
  await expect(page.getByRole("status").filter({ hasText: "There is no lesson named no-such-lesson." })).toHaveCount(1);
  await expect(page.getByRole("timer", { name: "Simulated time" })).toBeVisible();
});

test("a lesson in a file is checked whole before it is shown", async ({ page }) => {
  await page.goto("./?view=lessons");
  await expect(page.getByRole("progressbar")).toBeVisible();
  const chooser = page.locator("label", { hasText: "Open a lesson file" }).locator("input");
  const file = (text) => ({ name: "mine.json", mimeType: "application/json", buffer: Buffer.from(text) });
  await chooser.setInputFiles(file('{ "floodgate_lesson": 1, "title": "<img src=x onerror=alert(1)>" }'));
  await expect(page.getByRole("alert")).toContainText('the key "scenario" is missing');
  const good = await (await page.request.get("./lessons/first-job.json")).text();
  await chooser.setInputFiles(file(good.replace("What is a system job?", "<b>Mine</b>")));
  await expect(coach(page)).toContainText("<b>Mine</b>");
});

test("works where the browser keeps nothing", async ({ page }) => {
  await page.addInitScript(() => {
    Object.defineProperty(window, "localStorage", { get: () => { throw new DOMException("no", "SecurityError"); } });
  });
  await begin(page, "lesson=first-job");
  await expect(heading(page)).toHaveText("Let the clock run");
});

test("a lesson in another page tells its host how it ended", async ({ page }) => {
  await host(page, embed('lesson="article"', WORDS), { files: { "host.css": ["text/css", ""] } });
  await expect(heading(page)).toHaveText("An ordinary minute");
  await element(page).evaluate((embed) => {
    globalThis.goals = [];
    embed.addEventListener("goal", ({ detail }) => globalThis.goals.push(detail));
    return embed.seek("8:00");
  });
  await expect.poll(async () => (await state(page))?.time).toBe(480);
  await element(page).evaluate((embed) => embed.apply("deactivate", "Sync contact to ERP"));
  await element(page).evaluate((embed) => embed.seek("20:00"));
  await expect.poll(() => page.evaluate(() => globalThis.goals)).toEqual([
    { lesson: "article", won: true, withinPar: true, waitedMinutes: expect.any(Number), lostJobs: expect.any(Number), hints: 0 },
  ]);
});

test("a lesson that was changed on its way is refused", async ({ page, faults }) => {
  faults.expect(/^console: .*(integrity|Failed to load resource)/i);
  await page.route("**/lessons/article.json", async (route) => {
    const response = await route.fetch();
    const body = await response.text();
    await route.fulfill({ response, body: body.replace("The flood", "The blood") });
  });
  await page.goto("./?lesson=article");
  await expect(page.getByRole("status").filter({ hasText: "There is no lesson named article." })).toHaveCount(1);
});

test("the coach and the course fit a phone", async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await begin(page, "lesson=article");
  const wide = () => page.evaluate(() => document.documentElement.scrollWidth);
  expect(await wide()).toBeLessThanOrEqual(390);
  await page.goto("./?view=lessons");
  await expect(page.getByRole("progressbar")).toBeVisible();
  expect(await wide()).toBeLessThanOrEqual(390);
});
