// Starts the page: loads the compiled simulation, then hands it the mount node.
//
// A file of its own, so that the page needs no inline script. It reads the names of what it loads
// from its own element, because these names carry the hash of their contents. It puts a plain
// message on the page where the simulation can't start. It knows nothing of the simulation.

const element = document.querySelector("script[data-floodgate-boot]");
const mount = document.querySelector("[data-floodgate]");

/** An address in this script's folder, whatever page uses it. */
const beside = (name) => new URL(name, import.meta.url).href;

/** A reason in plain words, in front of the technical one. */
class StartError extends Error {
  constructor(reason, cause) {
    super(String(cause?.message ?? cause ?? reason), { cause });
    this.reason = reason;
  }
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
  const response = await step("The simulation could not be loaded from the server.", () => fetch(url));
  if (!response.ok) {
    throw new StartError(
      "The simulation was not found on the server.",
      `${url}: the server answered ${response.status} ${response.statusText}`.trimEnd(),
    );
  }
  const type = response.headers.get("content-type") ?? "";
  return step("What the server sent is not the simulation, or only a part of it.", async () =>
    type.startsWith("application/wasm")
      ? WebAssembly.compileStreaming(response)
      : WebAssembly.compile(await response.arrayBuffer()),
  );
}

async function start() {
  if (typeof WebAssembly !== "object" || typeof WebAssembly.compileStreaming !== "function") {
    throw new StartError(
      "This browser can't run the simulation, or a setting forbids it: it needs WebAssembly.",
      "WebAssembly is not available",
    );
  }
  const [glue, module] = await Promise.all([
    step("A part of the page could not be loaded from the server.", () => import(beside(element.dataset.glue))),
    compile(beside(element.dataset.wasm)),
  ]);
  mount.replaceChildren();
  await step("The simulation stopped while it was starting.", () => glue.default({ module_or_path: module }));
}

/** Makes an element of a class with text or children in it. */
function make(name, className, ...content) {
  const node = document.createElement(name);
  if (className) node.className = className;
  node.append(...content);
  return node;
}

/** Puts the failure in the place of the simulation: the reason first, the details folded. */
function show(error) {
  const again = make("button", "shell-again", "Try again");
  again.type = "button";
  again.addEventListener("click", () => location.reload());
  const alert = make(
    "div",
    "",
    make("h1", "shell-title", "Floodgate could not start"),
    make("p", "", error.reason ?? "Something unexpected happened."),
    make("p", "", "Loading the page again may help. If it does not, the details below say what went wrong."),
  );
  alert.setAttribute("role", "alert");
  const details = make(
    "details",
    "shell-details",
    make("summary", "", "Details"),
    make("pre", "", [error.message, error.cause?.stack, navigator.userAgent].filter(Boolean).join("\n\n")),
  );
  const card = make("div", "shell-card", alert, again, details);
  const shell = make("main", "shell", card);
  shell.dataset.floodgateFailed = "";
  mount.replaceChildren(shell);
}

if (element && mount) {
  start().catch((error) => {
    console.error(error);
    show(error);
  });
}
