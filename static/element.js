// <floodgate-playground>: a live incident inside any page. This one script is all a writer names; the
// simulation is loaded when the element comes into sight, or is clicked. Until then, and wherever the
// simulation can't run, what stands inside the element stays: words, a table, a picture.
//
// One module and one instance of the simulation serve every element of the page. An instance that
// stopped is never called again: a fresh one takes its place, and every other element goes on from
// its last good moment. Decides nothing about a run.

/** Names of the files beside this script, and the hash of each: written by the build. */
const FILES = { glue: "./floodgate.js", wasm: "./floodgate_bg.wasm", style: "./main.css" };
const INTEGRITY = { glue: "sri:floodgate.js", wasm: "sri:floodgate_bg.wasm", style: "sri:main.css" };
/** The hash of a file; nothing in a build for developing. */
const integrity = (name) => (INTEGRITY[name].startsWith("sri:") ? "" : INTEGRITY[name]);

const ATTRIBUTES = ["scenario", "lesson", "seed", "t", "speed", "autoplay", "controls", "theme", "lang", "motion", "view", "lock", "digest"];
const OWN = ["poster", "pause-when", "link", "load"];
const IGNORED = ["class", "id", "style", "slot", "title", "hidden", "part", "dir", "role", "tabindex"];
const EVENTS = ["ready", "play", "pause", "timeupdate", "moment", "command", "goal", "ended", "error"];
/** Shortest real time between two `timeupdate` events: at most four a second. */
const TIME_UPDATE_MS = 250;

const address = (name) => new URL(name, import.meta.url).href;

/** A file as bytes whose hash is the one that the build wrote; a changed one is refused. */
async function fetched(name) {
  const response = await fetch(address(FILES[name]), { integrity: integrity(name), mode: "cors", credentials: "omit" });
  if (!response.ok) throw new Error(`${FILES[name]}: the server answered ${response.status}`);
  return response;
}

let compiled;
let instances = 0;
let current;

/** The compiled simulation, once a page. */
function compile() {
  compiled ??= fetched("wasm").then(async (response) =>
    (response.headers.get("content-type") ?? "").startsWith("application/wasm")
      ? WebAssembly.compileStreaming(response)
      : WebAssembly.compile(await response.arrayBuffer()),
  );
  compiled.catch(() => (compiled = undefined));
  return compiled;
}

/** The instance that serves every element; a fresh one after the last has stopped. */
function instance() {
  current ??= (async () => {
    // A module is one instance for ever: another address is another instance.
    const fresh = instances++ === 0 ? "" : `?again=${instances}`;
    // Checked by its hash before it is imported; the browser then has it at hand.
    await fetched("glue");
    const [glue, module] = await Promise.all([import(address(FILES.glue) + fresh), compile()]);
    await glue.default({ module_or_path: module });
    await glue.prepare();
    return { glue, stopped: false };
  })();
  current.catch(() => (current = undefined));
  return current;
}

const isFatal = (error) =>
  error instanceof WebAssembly.RuntimeError || (error instanceof RangeError && /wasm/.test(error.stack ?? ""));

/** Elements that show a playground now. */
const live = new Set();

/** The instance stopped: the element whose turn it was shows so, the others go on in a fresh one. */
async function recover(error) {
  const running = await current?.catch(() => undefined);
  if (!running || running.stopped) return;
  running.stopped = true;
  current = undefined;
  // What it said when it stopped stands at the element whose turn it was.
  const said = new Map([...live].map((element) => [element, element.keep()]));
  const faulty = [...live].find((element) => said.get(element)) ?? [...live][0];
  for (const element of [...live]) {
    element.drop();
    if (element === faulty) element.fail("Floodgate has stopped here. The rest of the page goes on.", error);
    else element.start();
  }
}

const onError = ({ error }) => isFatal(error) && recover(error);
const onRejection = ({ reason }) => isFatal(reason) && recover(reason);

const seen = new Map();
let observer;

/** Calls back when an element comes into sight or leaves it. */
function observe(element, call) {
  observer ??= new IntersectionObserver((entries) => {
    for (const { target, isIntersecting } of entries) seen.get(target)?.(isIntersecting);
  });
  seen.set(element, call);
  observer.observe(element);
}

function unobserve(element) {
  observer?.unobserve(element);
  seen.delete(element);
}

class FloodgatePlayground extends HTMLElement {
  static observedAttributes = ["theme", "scenario", "seed", "link"];

  #handle;
  #root;
  #wanted = false;
  #kept = "";
  #updated = 0;
  #told = false;

  connectedCallback() {
    if (!this.shadowRoot) {
      this.attachShadow({ mode: "open" });
      this.shadowRoot.append(document.createElement("slot"));
    }
    this.#check();
    observe(this, (inSight) => this.#sight(inSight));
    if (this.getAttribute("load") === "click") this.#offer();
  }

  disconnectedCallback() {
    unobserve(this);
    this.dispose();
  }

  attributeChangedCallback(name, before, after) {
    if (!this.#handle || before === after) return;
    this.#kept = name === "theme" ? this.#handle.link() : "";
    this.#handle.dispose();
    this.drop();
    this.start();
  }

  /** Unknown attributes are ignored, with one note. */
  #check() {
    if (this.#told) return;
    this.#told = true;
    const known = (name) => [...ATTRIBUTES, ...OWN, ...IGNORED].includes(name) || /^(data-|aria-|on)/.test(name);
    const unknown = this.getAttributeNames().filter((name) => !known(name));
    if (unknown.length > 0) console.info(`floodgate-playground: ignored ${unknown.join(", ")}; there are ${[...ATTRIBUTES, ...OWN].join(", ")}`);
  }

  #sight(inSight) {
    if (inSight && !this.#wanted && this.getAttribute("load") !== "click") this.start();
    if (!inSight && this.#handle && this.getAttribute("pause-when") !== "never") this.#handle.apply("pause", "");
  }

  /** A button over the poster or the words, for a page that loads nothing before a click. */
  #offer() {
    const button = document.createElement("button");
    button.type = "button";
    button.part = "load";
    button.textContent = "Play the incident";
    button.addEventListener("click", () => this.start());
    const poster = this.getAttribute("poster");
    if (poster) {
      const picture = document.createElement("img");
      [picture.src, picture.alt, picture.part] = [poster, "", "poster"];
      button.prepend(picture);
    }
    this.shadowRoot.append(button);
  }

  /** What the attributes ask for, in the words of a link. */
  #link() {
    if (this.#kept) return this.#kept;
    const link = this.getAttribute("link");
    if (link) return link.replace(/^[^?#]*/, "");
    const query = new URLSearchParams({ embed: "1" });
    for (const name of ATTRIBUTES) if (this.hasAttribute(name)) query.set(name, this.getAttribute(name));
    // As the page around it is, where that says so.
    const scheme = getComputedStyle(this).colorScheme;
    if ((query.get("theme") ?? "auto") === "auto" && /^(dark|light)$/.test(scheme)) query.set("theme", scheme);
    // An embed opens at the flood unless told otherwise.
    if (!query.has("t") && !query.has("lesson")) query.set("t", "3:50");
    return `?${query}`;
  }

  /** Loads the simulation and shows the playground. */
  async start() {
    this.#wanted = true;
    live.add(this);
    if (live.size === 1) {
      addEventListener("error", onError);
      addEventListener("unhandledrejection", onRejection);
    }
    try {
      const running = await instance();
      // It may have left the page meanwhile.
      if (!this.isConnected || this.#handle || !live.has(this)) return;
      this.#mount(running.glue);
    } catch (error) {
      if (isFatal(error)) recover(error);
      else this.fail("The simulation could not be loaded. What stands here in words still holds.", error);
    }
  }

  #mount(glue) {
    const style = document.createElement("link");
    [style.rel, style.href] = ["stylesheet", address(FILES.style)];
    style.crossOrigin = "anonymous";
    if (integrity("style")) style.integrity = integrity("style");
    this.#root = document.createElement("div");
    this.#root.part = "playground";
    this.#root.className = "fg-embed";
    this.shadowRoot.replaceChildren(style, this.#root);
    for (const type of ["keydown", "keyup", "keypress"]) this.#root.addEventListener(type, stay);
    const tell = (name, detail) => this.#tell(name, detail);
    this.#handle = new glue.Handle(this.#root, this.#link(), tell);
    this.#emit("ready", this.getState());
  }

  /** What the simulation tells: kept for a fresh instance, and handed on. */
  #tell(name, json) {
    const detail = JSON.parse(json);
    if (name !== "timeupdate") return this.#emit(name, detail);
    const now = performance.now();
    if (now - this.#updated >= TIME_UPDATE_MS) {
      this.#updated = now;
      this.#emit(name, detail);
    }
  }

  #emit(name, detail) {
    this.dispatchEvent(new CustomEvent(name, { detail }));
  }

  /** The run up to the last good moment, which the simulation has left on its node. */
  keep() {
    const [link] = (this.#root?.floodgateLastGood ?? "").split("\n", 1);
    if (link) this.#kept = link;
    return this.#root?.floodgateStopped;
  }

  /** Takes the playground off without a word to the simulation, which may have stopped. */
  drop() {
    this.#handle = undefined;
    this.#root = undefined;
    this.shadowRoot.replaceChildren(document.createElement("slot"));
  }

  /** The words in the light DOM again, and one sentence. */
  fail(sentence, error) {
    live.delete(this);
    const words = document.createElement("p");
    words.setAttribute("role", "alert");
    words.part = "fault";
    words.textContent = sentence;
    const again = document.createElement("button");
    [again.type, again.textContent, again.part] = ["button", "Restart here", "restart"];
    again.addEventListener("click", () => {
      this.drop();
      this.start();
    });
    this.shadowRoot.replaceChildren(words, again, document.createElement("slot"));
    console.error(error);
    this.#emit("error", { message: String(error?.message ?? error) });
  }

  #apply(name, argument = "") {
    const refused = this.#handle?.apply(name, String(argument));
    if (refused) this.#emit("error", { message: refused });
    return !refused && this.#handle !== undefined;
  }

  /** Lets the clock run. */
  play() {
    return this.#apply("play");
  }

  /** Stops the clock. */
  pause() {
    return this.#apply("pause");
  }

  /** Goes to a time: seconds, or text such as "8:00". */
  seek(time) {
    return this.#apply("seek", time);
  }

  /** Processes the next event. */
  step() {
    return this.#apply("step");
  }

  /** Plays so many times as fast as time passes. */
  setSpeed(speed) {
    return this.#apply("setSpeed", speed);
  }

  /** Opens a shipped scenario. */
  load(scenario) {
    return this.#apply("load", scenario);
  }

  /** Does something by its name, such as `apply("deactivate", "Sync contact to ERP")`. */
  apply(name, argument) {
    return this.#apply(name, argument);
  }

  /** How things stand; undefined before the simulation is there. */
  getState() {
    return this.#handle && JSON.parse(this.#handle.state());
  }

  /** Plays the run that a link says: one that `getLink` gave, or one that was shared. */
  setState(link) {
    this.#kept = String(link).replace(/^[^?#]*/, "");
    this.drop();
    return this.start();
  }

  /** The run as the query and fragment of a link. */
  getLink() {
    return this.#handle?.link();
  }

  /** Listens; the function that is returned ends it. */
  on(name, listener) {
    if (!EVENTS.includes(name)) throw new TypeError(`${name} is no event; there are ${EVENTS.join(", ")}`);
    const call = ({ detail }) => listener(detail);
    this.addEventListener(name, call);
    return () => this.removeEventListener(name, call);
  }

  /** Frees everything; the words of the page stay. */
  dispose() {
    const handle = this.#handle;
    this.#wanted = false;
    live.delete(this);
    if (live.size === 0) {
      removeEventListener("error", onError);
      removeEventListener("unhandledrejection", onRejection);
    }
    if (handle) {
      handle.dispose();
      this.drop();
    }
  }
}

/** Keys that the playground has used stay inside; typing in its fields never reaches the page. */
function stay(event) {
  event.stopPropagation();
}

if (!customElements.get("floodgate-playground")) customElements.define("floodgate-playground", FloodgatePlayground);
