// The types that are shipped: they are those of the repository, and strict code compiles with them.
import { execFileSync } from "node:child_process";
import { readFile } from "node:fs/promises";
import { expect, test } from "@playwright/test";

const here = (path) => new URL(path, import.meta.url).pathname;

test("a host in TypeScript compiles with the types that are shipped, and its mistakes are found", async ({ request }) => {
  const compiler = here("node_modules/typescript/bin/tsc");
  execFileSync(process.execPath, [compiler, "--project", here("types/tsconfig.json")], { stdio: "pipe" });
  const shipped = await request.get("./floodgate.d.ts");
  expect(await shipped.text()).toBe(await readFile(here("../../static/floodgate.d.ts"), "utf8"));
});
