// Starts the page: loads the compiled simulation, then hands it the mount node.
//
// A file of its own, so that the page needs no inline script. It reads the names of what it loads
// from its own element, because these names carry the hash of their contents. It puts a plain
// message on the page where the simulation can't start, and where it stops later on; then it never
// calls that simulation again. It knows nothing of the simulation.

const element = document.querySelector("script[data-floodgate-boot]");
const mount = document.querySelector("[data-floodgate]");

/** Whether this page stands in a frame of another one. */
const embedded = /[?&]embed=(1|true|yes|on)(&|$)/i.test(location.search);

/** An address in this script's folder, whatever page uses it. */
const beside = (name) => new URL(name, import.meta.url).href;

/** A reason in plain words, in front of the technical one; `parts` are listed below it. */
class StartError extends Error {
  constructor(reason, cause, parts = []) {
    super(String(cause?.message ?? cause ?? reason), { cause });
    this.reason = reason;
    this.parts = parts;
  }
}

// The smallest modules that use a part of WebAssembly: the header, then a function that does.
const wasm = (...bytes) => {
  const header = [0, 97, 115, 109, 1, 0, 0, 0];
  return WebAssembly.validate(new Uint8Array(header.concat(bytes)));
};

/** What the page is made with, and how to see whether the browser has it. */
const NEEDED = [
  ["WebAssembly", () => typeof WebAssembly.instantiate === "function"],
  ["WebAssembly: sign extension", () => wasm(1, 4, 1, 96, 0, 0, 3, 2, 1, 0, 10, 8, 1, 6, 0, 65, 0, 192, 26, 11)],
  ["WebAssembly: saturating conversion", () => wasm(1, 4, 1, 96, 0, 0, 3, 2, 1, 0, 10, 12, 1, 10, 0, 67, 0, 0, 0, 0, 252, 0, 26, 11)],
  ["WebAssembly: bulk memory", () => wasm(1, 4, 1, 96, 0, 0, 3, 2, 1, 0, 5, 3, 1, 0, 1, 10, 14, 1, 12, 0, 65, 0, 65, 0, 65, 0, 252, 10, 0, 0, 11)],
  ["WebAssembly: reference types", () => wasm(1, 4, 1, 96, 0, 0, 3, 2, 1, 0, 10, 7, 1, 5, 0, 208, 112, 26, 11)],
  ["BigInt", () => typeof BigInt === "function"],
  ["ResizeObserver", () => typeof ResizeObserver === "function"],
  ["IntersectionObserver", () => typeof IntersectionObserver === "function"],
  ["Shadow DOM", () => typeof Element.prototype.attachShadow === "function"],
  ["Dialogs (HTMLDialogElement.showModal)", () => typeof HTMLDialogElement.prototype.showModal === "function"],
  ["Container queries (CSS)", () => CSS.supports("container-type", "inline-size")],
];

/** The parts that this browser lacks; a check that throws is one. */
function lacking() {
  const fails = ([, has]) => {
    try {
      return !has();
    } catch {
      return true;
    }
  };
  return NEEDED.filter(fails).map(([name]) => name);
}

/** Runs one step of the start; a failure carries the words given. */
async function step(reason, work) {
  try {
    return await work();
  } catch (cause) {
    throw cause instanceof StartError ? cause : new StartError(reason, cause);
  }
}

/** Compiles while it loads where the server names the type rightly, afterwards where it doesn't. */
async function compile(url) {
  const response = await step(
    navigator.onLine
      ? "The simulation could not be loaded from the server. A blocker or a proxy may hold it back."
      : "The simulation could not be loaded: this computer is offline.",
    () => fetch(url),
  );
  if (!response.ok) {
    throw new StartError(
      "The simulation was not found on the server.",
      `${url}: the server answered ${response.status} ${response.statusText}`.trimEnd(),
    );
  }
  const type = response.headers.get("content-type") ?? "";
  return step("What the server sent is not the simulation, or only a part of it.", async () =>
    type.startsWith("application/wasm") && WebAssembly.compileStreaming
      ? WebAssembly.compileStreaming(response)
      : WebAssembly.compile(await response.arrayBuffer()),
  );
}

/** The shell has been painted, or nobody sees it: the simulation reads memories of earlier visits. */
const painted = () =>
  new Promise((resolve) => {
    requestAnimationFrame(() => setTimeout(resolve));
    if (document.hidden) resolve();
    setTimeout(resolve, 500);
  });

async function start() {
  const parts = lacking();
  if (parts.length > 0) {
    throw new StartError("This browser is too old for the simulation, or a setting forbids it. It lacks:", parts.join(", "), parts);
  }
  if (embedded) {
    // The element of other pages fills this one, and answers to the page around it.
    delete mount.dataset.floodgate;
    const { fill } = await step("A part of the page could not be loaded from the server.", () => import(beside("floodgate.js")));
    fill(mount);
    return;
  }
  const [glue, module] = await Promise.all([
    step("A part of the page could not be loaded from the server.", () => import(beside(element.dataset.glue))),
    compile(beside(element.dataset.wasm)),
    painted(),
  ]);
  // The shell stands until the simulation puts itself in its place.
  await step("The simulation stopped while it was starting.", () => glue.default({ module_or_path: module }));
}

/** Makes an element of a class with text or children in it. */
function make(name, className, ...content) {
  const node = document.createElement(name);
  if (className) node.className = className;
  node.append(...content);
  return node;
}

/** Makes a button of the shell. */
function button(name, act) {
  const node = make("button", "shell-again", name);
  node.type = "button";
  node.addEventListener("click", act);
  return node;
}

/** Puts what went wrong in the place of the simulation: reason first, then ways on, details folded. */
function replace(title, reasons, ways, facts) {
  const alert = make("div", "", make("h1", "shell-title", title), ...reasons);
  alert.setAttribute("role", "alert");
  const details = make(
    "details",
    "shell-details",
    make("summary", "", "Details"),
    make("pre", "", [...facts, navigator.userAgent].filter(Boolean).join("\n\n")),
  );
  const shell = make("main", "shell", make("div", "shell-card", alert, ...ways, details));
  shell.dataset.floodgateFailed = "";
  mount.replaceChildren(shell);
}

/** The simulation could not start. */
function show(error) {
  const old = error.parts?.length > 0;
  const reasons = [make("p", "", error.reason ?? "Something unexpected happened.")];
  if (old) {
    reasons.push(make("ul", "", ...error.parts.map((part) => make("li", "", part))));
    reasons.push(make("p", "", "It runs in Chrome and Edge 105, Firefox 110, Safari 16 and newer."));
  } else {
    reasons.push(make("p", "", "Loading the page again may help. If it does not, the details below say what went wrong."));
  }
  replace("Floodgate could not start", reasons, [button("Try again", () => location.reload())], [error.message, error.cause?.stack]);
}

/** This page's address with the run that a link says; how the page was to look stays. */
function comeBack(run) {
  const address = new URL(location.href);
  if (!run) return address.href;
  const from = new URL(run, location.href);
  for (const name of ["scenario", "seed", "t"]) address.searchParams.delete(name);
  for (const [name, value] of from.searchParams) address.searchParams.set(name, value);
  address.hash = from.hash;
  return address.href;
}

/** The simulation stopped while it ran: says so, and how to come back to the last good moment. */
function stopped(error) {
  if (mount.querySelector("[data-floodgate-failed]")) return;
  const kept = mount.floodgateLastGood ?? "";
  const link = make("a", "", "The run as a link");
  link.href = comeBack(kept.split("\n", 1)[0]);
  const restart = () => {
    history.replaceState(null, "", link.href);
    // A new document has a new instance: the one that stopped is never called again.
    location.reload();
  };
  replace(
    "Floodgate has stopped",
    [
      make("p", "", "The simulation hit a fault of its own and was stopped, so that nothing false is shown."),
      make("p", "", "Restart here plays your run again, with all of your acts, up to the last good moment."),
    ],
    [button("Restart here", restart), make("p", "", link)],
    [mount.floodgateStopped, kept, error.stack ?? String(error)],
  );
  console.error(mount.floodgateStopped ?? error);
}

/** Keeps the page for times without a network, and says so when there is a new version of it. */
async function keepOffline() {
  // Not everywhere: it takes a secure address and a browser that lets it.
  const kept = await navigator.serviceWorker?.register(beside("sw.js")).catch(() => undefined);
  if (!kept) return;
  const look = () => kept.waiting && navigator.serviceWorker.controller && offer(kept.waiting);
  kept.addEventListener("updatefound", () => kept.installing?.addEventListener("statechange", look));
  look();
}

/** A new version waits: the person says when it begins. */
function offer(waiting) {
  if (document.querySelector("[data-floodgate-update]")) return;
  const begin = () => {
    navigator.serviceWorker.addEventListener("controllerchange", () => location.reload(), { once: true });
    waiting.postMessage("begin");
  };
  const notice = make("div", "shell-update", make("p", "", "There is a new version of Floodgate. Your run goes on in it."));
  notice.append(button("Load it", begin), button("Later", () => notice.remove()));
  notice.dataset.floodgateUpdate = "";
  notice.setAttribute("role", "status");
  document.body.append(notice);
}

/** Whether an error leaves the simulation in an unknown state: a trap, or no stack left. */
const isFatal = (error) =>
  error instanceof WebAssembly.RuntimeError || (error instanceof RangeError && /wasm/.test(error.stack ?? ""));

if (element && mount) {
  start().then(
    () => {
      if (embedded) return;
      addEventListener("error", ({ error }) => isFatal(error) && stopped(error));
      addEventListener("unhandledrejection", ({ reason }) => isFatal(reason) && stopped(reason));
      // The page comes first.
      setTimeout(keepOffline, 1_000);
    },
    (error) => {
      console.error(error);
      show(error);
    },
  );
}
