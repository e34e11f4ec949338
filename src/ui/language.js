// What the browser knows of a language, and the texts that lie beside this script. Decides nothing.

/** Separators, digits and words for lengths of time, in the order that `Style` reads. */
export function style(language) {
  const part = (parts, type, otherwise) => parts.find((it) => it.type === type)?.value ?? otherwise;
  const number = new Intl.NumberFormat(language).formatToParts(12345.6);
  const plain = new Intl.NumberFormat(language, { useGrouping: false });
  const digits = Array.from({ length: 10 }, (_, digit) => plain.format(digit)).join("");
  const unit = (unit, unitDisplay, count) => {
    const format = new Intl.NumberFormat(language, { style: "unit", unit, unitDisplay });
    return part(format.formatToParts(count), "unit", unit);
  };
  const units = ["hour", "minute", "second"];
  const short = units.map((it) => unit(it, "short", 5));
  const long = units.flatMap((it) => [unit(it, "long", 1), unit(it, "long", 5)]);
  return [part(number, "group", ","), part(number, "decimal", "."), digits, ...short, ...long];
}

/** The hashes of the files that a build has, by their names; `cargo xtask finish` writes them. */
const INTEGRITY = JSON.parse('{"sri":"fetched"}');

/** The text of a file beside this script; rejects where it can't be had or was changed. */
export async function text(name) {
  // A language that somebody has added to a finished build has no hash.
  const integrity = INTEGRITY[name] ?? "";
  const response = await fetch(new URL(name, import.meta.url), { integrity, mode: "cors", credentials: "omit" });
  if (!response.ok) throw new Error(`${name}: the server answered ${response.status}`);
  return response.text();
}
