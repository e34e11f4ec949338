// Lighthouse on the page that FLOODGATE_URL names, as a desktop and as a phone: prints the figures
// and what keeps them from 100. Started by `cargo xtask lighthouse`.
import { launch } from "chrome-launcher";
import lighthouse, { desktopConfig } from "lighthouse";

const { FLOODGATE_URL, FLOODGATE_CHROMIUM, FLOODGATE_CHROMIUM_SWITCHES } = process.env;
const CATEGORIES = ["performance", "accessibility", "best-practices", "seo"];

const browser = await launch({
  chromePath: FLOODGATE_CHROMIUM,
  chromeFlags: ["--headless=new", ...FLOODGATE_CHROMIUM_SWITCHES.split(" ")],
});
for (const [device, config] of [["desktop", desktopConfig], ["phone", undefined]]) {
  const { lhr } = await lighthouse(FLOODGATE_URL, { port: browser.port, onlyCategories: CATEGORIES }, config);
  const figures = CATEGORIES.map((name) => `${name} ${Math.round(lhr.categories[name].score * 100)}`);
  console.log(`${device}: ${figures.join(", ")}`);
  const weighed = new Set(CATEGORIES.flatMap((name) => lhr.categories[name].auditRefs.filter((ref) => ref.weight > 0).map((ref) => ref.id)));
  for (const audit of Object.values(lhr.audits)) {
    if (weighed.has(audit.id) && audit.score !== null && audit.score < 1) {
      console.log(`  ${audit.id}: ${Math.round(audit.score * 100)} ${audit.displayValue ?? ""}`.trimEnd());
    }
  }
}
await browser.kill();
