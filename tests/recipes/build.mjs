// Builds a small site with each generator, from the very code that `floodgate embed` prints. Started
// by `cargo xtask test --only recipes`, which names programs, addresses and folders.
import { execFileSync } from "node:child_process";
import { cpSync, mkdirSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";

const { FLOODGATE, FLOODGATE_URL: page, FLOODGATE_RECIPES: out, FLOODGATE_PYTHON: python } = process.env;
const here = new URL(".", import.meta.url).pathname;
const run = (program, args, cwd) => execFileSync(program, args, { cwd, stdio: ["ignore", "pipe", "inherit"] }).toString();

/** The code for a place: what goes into the site's settings, and what into a page. */
function code(place) {
  const text = run(FLOODGATE, ["embed", "bulk-import", "--page", page, "--for", place, "--at", "8:00"]);
  const [settings, body] = text.split(/\n(?:<!-- in a page -->|\.\. in a page|\{\/\* in a page \*\/\})\n/);
  return body === undefined ? { settings: "", body: text } : { settings, body };
}

const write = (folder, files) => {
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(join(folder, name, ".."), { recursive: true });
    writeFileSync(join(folder, name), text);
  }
};

const ARTICLE = "One workflow, triggered too often, makes every other job wait.";

const SITES = {
  html(folder) {
    const { body } = code("html");
    write(folder, { "site/index.html": `<!doctype html><html lang="en"><meta charset="utf-8"><title>An article</title><link rel="icon" href="data:,"><h1>An article</h1><p>${ARTICLE}</p>${body}</html>` });
  },
  frame(folder) {
    const { body } = code("frame");
    write(folder, { "site/index.html": `<!doctype html><html lang="en"><meta charset="utf-8"><title>An article</title><link rel="icon" href="data:,"><h1>An article</h1><p>${ARTICLE}</p>${body}</html>` });
  },
  mkdocs(folder) {
    const { settings, body } = code("mkdocs");
    const theme = "theme:\n  name: material\n  font: false\n  features: [navigation.instant]\nplugins: []\nnav: [{ An article: index.md }, { Another page: other.md }]\n";
    write(folder, {
      "mkdocs.yml": `site_name: An article\nsite_url: http://127.0.0.1/\n${theme}${settings}`,
      "docs/index.md": `# An article\n\n${ARTICLE}\n\n${body}\nThe end.\n`,
      "docs/other.md": "# Another page\n\nWithout a playground.\n",
    });
    run(python, ["-m", "mkdocs", "build", "--quiet", "--strict", "--site-dir", "site"], folder);
  },
  sphinx(folder) {
    const { settings, body } = code("sphinx");
    write(folder, {
      "conf.py": `project = "An article"\n${settings}\n`,
      "index.rst": `An article\n==========\n\n${ARTICLE}\n\n${body}\nThe end.\n`,
    });
    run(python, ["-m", "sphinx", "--quiet", "-W", ".", "site"], folder);
  },
  vitepress(folder) {
    const { settings, body } = code("vitepress");
    write(folder, {
      ".vitepress/config.mjs": settings,
      "index.md": `# An article\n\n${ARTICLE}\n\n${body}\nThe end.\n\n[Another page](./other)\n`,
      "other.md": "# Another page\n\nWithout a playground. [Back](./index)\n",
    });
    symlinkSync(join(here, "node_modules"), join(folder, "node_modules"));
    run(process.execPath, [join(here, "node_modules/vitepress/bin/vitepress.js"), "build", "."], folder);
    cpSync(join(folder, ".vitepress/dist"), join(folder, "site"), { recursive: true });
  },
};

for (const [name, build] of Object.entries(SITES)) {
  const folder = join(out, name);
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  build(folder);
  console.log(`built ${name}`);
}
