// <floodgate-playground>: a live incident inside any page. This one script is all a writer names; the
// simulation is loaded when the element comes into sight, or is clicked. Until then, and wherever the
// simulation can't run, what stands inside the element stays: words, a table, a picture. Printers get
// the same.
//
// One module and one instance of the simulation serve every element of the page. An instance that
// stopped is never called again: a fresh one takes its place, and every other element goes on from
// its last good moment. `connect` gives the page around a frame the same handle that an element is.
// Decides nothing about a run.

import { EVENTS, connect, known, serve } from "./frame.js";

export { connect };

/** Names of the files beside this script, and the hash of each: written by the build. */
const FILES = { glue: "./floodgate.js", wasm: "./floodgate_bg.wasm", style: "./main.css" };
const INTEGRITY = { glue: "sri:floodgate.js", wasm: "sri:floodgate_bg.wasm", style: "sri:main.css" };
/** The hash of a file; nothing in a build for developing. */
const integrity = (name) => (INTEGRITY[name].startsWith("sri:") ? "" : INTEGRITY[name]);

const ATTRIBUTES = ["scenario", "lesson", "seed", "t", "speed", "autoplay", "controls", "theme", "lang", "motion", "view", "lock", "digest"];
const OWN = ["poster", "pause-when", "link", "load"];
const IGNORED = ["class", "id", "style", "slot", "title", "hidden", "part", "dir", "role", "tabindex", "framed"];
/** Shortest real time between two `timeupdate` events: at most four a second. */
const TIME_UPDATE_MS = 250;

const address = (name) => new URL(name, import.meta.url).href;

/** A file whose hash is the one that the build wrote; a changed one is refused. */
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

/** Elements that show a playground now, or are about to. */
const live = new Set();

/** The instance stopped: the element whose turn it was shows so, the others go on in a fresh one. */
async function recover(error) {
  const running = await current?.catch(() => undefined);
  if (!running || running.stopped) return;
  running.stopped = true;
  current = undefined;
  // Whatever still waits for it, frames and timers and listeners, finds nothing to call.
  running.glue.halt?.();
  const all = [...live];
  // What it said when it stopped stands at the element whose turn it was.
  const said = all.map((element) => element.keep());
  const faulty = Math.max(0, said.findIndex(Boolean));
  all.forEach((element, place) => {
    element.drop();
    if (place === faulty) element.fail("Floodgate has stopped here. The rest of the page goes on.", said[place] ?? error);
    else element.start();
  });
}

const onError = ({ error }) => isFatal(error) && recover(error);
const onRejection = ({ reason }) => isFatal(reason) && recover(reason);

/** What the words of a color-scheme come to: `dark`, `light`, or as the system has it. */
function schemeOf(words) {
  const [dark, light] = [/\bdark\b/.test(words), /\blight\b/.test(words)];
  if (dark && light) return DARK.matches ? "dark" : "light";
  return dark ? "dark" : light ? "light" : undefined;
}

const DARK = matchMedia("(prefers-color-scheme: dark)");
const repaint = () => live.forEach((element) => element.paint());
/** Sees when a page changes its theme: by a class, an attribute or a style of its root or body. */
const repainter = new MutationObserver(repaint);

/** Listens to the page as long as an element is live in it. */
function listen() {
  addEventListener("error", onError);
  addEventListener("unhandledrejection", onRejection);
  DARK.addEventListener("change", repaint);
  for (const node of [document.documentElement, document.body]) repainter.observe(node, { attributes: true });
}

function unlisten() {
  removeEventListener("error", onError);
  removeEventListener("unhandledrejection", onRejection);
  DARK.removeEventListener("change", repaint);
  repainter.disconnect();
}

const observed = new Map();
let observer;
let measurer;

/** Calls back when an element comes into sight or leaves it, and when its size changes. */
function observe(element, sight, size) {
  observer ??= new IntersectionObserver((entries) => {
    for (const { target, isIntersecting } of entries) observed.get(target)?.sight(isIntersecting);
  });
  measurer ??= new ResizeObserver((entries) => {
    for (const { target } of entries) observed.get(target)?.size();
  });
  observed.set(element, { sight, size });
  observer.observe(element);
  measurer.observe(element);
}

function unobserve(element) {
  observer?.unobserve(element);
  measurer?.unobserve(element);
  observed.delete(element);
}

/** What stands there before the style sheet does, and where it can't. A page's policy allows it. */
const PLAIN = new CSSStyleSheet();
PLAIN.replaceSync(`:host{display:block}[part=load]{display:grid;gap:8px;justify-items:center;max-width:100%;margin:8px 0;padding:10px 18px;border:0;border-radius:4px;color:#fff;background:#0f6cbd;font:600 14px system-ui,sans-serif;cursor:pointer}[part=load]:hover{background:#115ea3}[part=poster]{max-width:100%;height:auto}[part=fault]{padding:8px 12px;border:1px solid #f2d48a;border-radius:4px;color:#242424;background:#fff6e0;font:14px/1.4 system-ui,sans-serif}[part=details] pre{overflow:auto;white-space:pre-wrap}.fg-words{display:none}@media print{.fg-words{display:block}[part=load]{display:none}}`);

/** Makes a node with a part of that name. */
function make(name, part, ...content) {
  const node = document.createElement(name);
  node.part = part;
  node.append(...content);
  return node;
}

class FloodgatePlayground extends HTMLElement {
  static observedAttributes = ["theme", "scenario", "seed", "link", "speed"];

  #handle;
  #root;
  #starting;
  #kept = "";
  #facts = "";
  #playing = false;
  #resumes = false;
  #updated = 0;
  #size = "";
  #told = false;
  #stops = { sight: true, moments: true, waiting: Infinity };

  connectedCallback() {
    if (!this.shadowRoot) {
      this.attachShadow({ mode: "open" }).adoptedStyleSheets = [PLAIN];
      for (const type of ["keydown", "keyup", "keypress"]) this.shadowRoot.addEventListener(type, stay);
      this.drop();
    }
    this.#check();
    observe(this, (inSight) => this.#sight(inSight), () => this.#measure());
    if (this.#waits()) this.#offer();
  }

  disconnectedCallback() {
    unobserve(this);
    if (this.#handle) this.#kept = this.#call((handle) => handle.link()) ?? "";
    this.#leave();
  }

  attributeChangedCallback(name, before, after) {
    if (!this.#handle || before === after) return;
    if (name === "theme") return this.paint();
    if (name === "speed") return void this.setSpeed(after ?? 8);
    this.#kept = "";
    this.#leave();
    this.start();
  }

  /** Unknown attributes are ignored, with one note; wrong values fall to the default, with an event. */
  #check() {
    if (this.#told) return;
    this.#told = true;
    const ours = (name) => [...ATTRIBUTES, ...OWN, ...IGNORED].includes(name) || /^(data-|aria-|on)/.test(name);
    const unknown = this.getAttributeNames().filter((name) => !ours(name));
    if (unknown.length > 0) console.info(`floodgate-playground: ignored ${unknown.join(", ")}; there are ${[...ATTRIBUTES, ...OWN].join(", ")}`);
    const wrong = (name, used) => queueMicrotask(() => this.#emit("error", { message: `${name}=${this.getAttribute(name)}: ${used}` }));
    if (!/^(|click|visible)$/.test(this.getAttribute("load") ?? "")) wrong("load", "it is click or visible; visible is used");
    const words = (this.getAttribute("pause-when") ?? "").split(/[\s,]+/).filter(Boolean);
    const has = (word) => words.includes(word);
    if (has("never") || has("moments") || has("out-of-sight")) {
      Object.assign(this.#stops, { sight: has("out-of-sight"), moments: has("moments") });
    }
    for (const word of words) {
      const [, waiting] = /^waiting>(\d+)$/.exec(word) ?? [];
      if (waiting) this.#stops.waiting = Number(waiting);
      else if (!/^(never|moments|out-of-sight)$/.test(word)) wrong("pause-when", "it is never, moments, out-of-sight or waiting>500");
    }
  }

  /** Whether it waits for a click. */
  #waits() {
    const load = this.getAttribute("load");
    return load === "click" || (load !== "visible" && this.hasAttribute("poster"));
  }

  #sight(inSight) {
    if (!this.#handle) return void (inSight && !this.#waits() && !this.#root && this.start());
    if (!this.#stops.sight) return;
    if (!inSight && this.#playing) {
      this.#resumes = true;
      this.#apply("pause");
    } else if (inSight && this.#resumes) {
      this.#apply("play");
    }
  }

  /** A button over the poster or the words, for a page that loads nothing before a click. */
  #offer() {
    const button = make("button", "load", "Play the incident");
    button.type = "button";
    button.addEventListener("click", () => this.start());
    const poster = this.getAttribute("poster");
    if (poster) {
      const picture = make("img", "poster");
      [picture.src, picture.alt, picture.loading] = [poster, "", "lazy"];
      button.prepend(picture);
    }
    this.shadowRoot.append(button);
  }

  /** What the attributes ask for, in the words of a link; a run that was there already goes first. */
  #link() {
    const asked = new URL(this.#kept || this.getAttribute("link") || "", "https://x");
    const query = asked.searchParams;
    const given = [...query.keys()].length > 0 || asked.hash;
    query.set("embed", "1");
    for (const name of ATTRIBUTES) {
      const itsOwn = given && ["scenario", "seed", "t", "digest"].includes(name);
      if (this.hasAttribute(name) && !itsOwn) query.set(name, this.getAttribute(name) || "yes");
    }
    // A lesson brings the whole playground, which dresses itself.
    if (query.has("lesson") && this.dataset.theme) query.set("theme", this.dataset.theme);
    if (this.#kept) query.set("autoplay", this.#playing ? "yes" : "no");
    // An embed opens at the flood unless told otherwise.
    if (!query.has("t") && !query.has("lesson")) query.set("t", given ? "0" : "3:50");
    return `?${query}${asked.hash}`;
  }

  /** Loads the simulation and shows the playground; whether that went well. */
  start() {
    this.#starting ??= this.#begin().finally(() => (this.#starting = undefined));
    return this.#starting;
  }

  async #begin() {
    if (this.#handle) return true;
    live.add(this);
    if (live.size === 1) listen();
    try {
      const running = await instance();
      const here = () => this.isConnected && live.has(this) && !running.stopped;
      if (!here()) return false;
      await this.#dress();
      if (here()) this.#mount(running.glue);
      return this.#handle !== undefined;
    } catch (error) {
      if (isFatal(error)) await recover(error);
      else this.fail(this.#excuse(), error);
      return false;
    }
  }

  #excuse() {
    const { host } = new URL(import.meta.url);
    const where = host === location.host ? "The simulation could not be loaded." : `The simulation could not be loaded from ${host}, which may not let other sites use it.`;
    return `${where} What stands here in words still holds.`;
  }

  /** Brings the style sheet; nothing is shown without it. */
  #dress() {
    const style = document.createElement("link");
    [style.rel, style.href, style.crossOrigin] = ["stylesheet", address(FILES.style), "anonymous"];
    if (integrity("style")) style.integrity = integrity("style");
    this.shadowRoot.replaceChildren(style, document.createElement("slot"));
    return new Promise((done, failed) => {
      style.onload = done;
      style.onerror = () => failed(new Error(`${FILES.style}: it could not be loaded, or was changed`));
    });
  }

  #mount(glue) {
    this.#root = make("div", "playground");
    this.#root.className = "fg-embed";
    this.#root.classList.toggle("fg-embed--worded", this.textContent.trim() !== "");
    this.shadowRoot.querySelector("slot").className = "fg-words";
    this.shadowRoot.append(this.#root);
    this.paint();
    const link = this.#link();
    this.#playing = false;
    this.#handle = new glue.Handle(this.#root, link, address("./"), (name, detail) => this.#tell(name, detail));
    if (!this.#stops.moments) this.#apply("pauseAtMoments", "no");
    this.#kept = "";
    this.#playing = this.#state()?.state === "playing";
    const lang = this.getAttribute("lang");
    if (lang && !/^en\b/i.test(lang)) console.info(`floodgate-playground: no texts for lang=${lang}; English is shown`);
    this.#emit("ready", this.#state());
  }

  /** Takes the theme of the page around it, or the one that is asked for. */
  paint() {
    const asked = this.getAttribute("theme");
    const around = this.parentElement ?? this.getRootNode().host ?? document.documentElement;
    const meta = document.querySelector('meta[name="color-scheme"]')?.content ?? "";
    const theme = /^(dark|light)$/.test(asked) ? asked : (schemeOf(getComputedStyle(around).colorScheme) ?? schemeOf(meta) ?? "light");
    if (this.dataset.theme !== theme) this.dataset.theme = theme;
  }

  #measure() {
    if (!this.#handle) return;
    const detail = { width: this.offsetWidth, height: this.offsetHeight };
    const size = Object.values(detail).join();
    // Told once, however often it is measured.
    if (size !== this.#size) this.#emit("resize", detail);
    this.#size = size;
  }

  /** What the simulation tells: kept for a fresh instance, and handed on. */
  #tell(name, json) {
    const detail = JSON.parse(json);
    if (name === "play" || name === "pause" || name === "ended") this.#playing = name === "play";
    if (name === "play") this.#resumes = false;
    if (name !== "timeupdate") return this.#emit(name, detail);
    const now = performance.now();
    if (now - this.#updated >= TIME_UPDATE_MS) {
      this.#updated = now;
      this.#emit(name, detail);
    }
    if (detail.waitingForResources > this.#stops.waiting) {
      this.#stops.waiting = Infinity;
      // Not while it tells.
      queueMicrotask(() => this.#apply("pause"));
    }
  }

  #emit(name, detail) {
    this.dispatchEvent(new CustomEvent(name, { detail }));
  }

  /** The run up to the last good moment, which the simulation has left on its node. */
  keep() {
    this.#facts = this.#root?.floodgateLastGood ?? "";
    const [link] = this.#facts.split("\n", 1);
    if (link) this.#kept = link;
    return this.#root?.floodgateStopped;
  }

  /** Takes the playground off without a word to the simulation, which may have stopped. */
  drop() {
    this.#handle = undefined;
    this.#root = undefined;
    this.#size = "";
    this.shadowRoot.replaceChildren(document.createElement("slot"));
  }

  /** The words in the light DOM again, one sentence, and a way back. */
  fail(sentence, error) {
    this.#forget();
    const message = String(error?.message ?? error);
    const words = make("p", "fault", sentence);
    words.setAttribute("role", "alert");
    const again = make("button", "restart", this.#facts ? "Restart here" : "Try again");
    again.type = "button";
    again.addEventListener("click", () => {
      this.#facts = "";
      this.start();
    });
    const details = make("details", "details", make("summary", "", "Details"), make("pre", "", [message, this.#facts].filter(Boolean).join("\n\n")));
    if (this.#facts) {
      const link = make("a", "run", "The run as a link");
      link.href = address("./") + this.#facts.split("\n", 1)[0];
      details.append(link);
    }
    this.shadowRoot.replaceChildren(words, again, details, document.createElement("slot"));
    console.error(error);
    this.#emit("error", { message });
  }

  /** Asks the simulation something; if it stops at that, so be it. */
  #call(ask) {
    try {
      return this.#handle && ask(this.#handle);
    } catch (error) {
      if (!isFatal(error)) throw error;
      recover(error);
      return undefined;
    }
  }

  #apply(name, argument = "") {
    let done = false;
    this.#call((handle) => {
      const refused = handle.apply(name, String(argument));
      if (refused) this.#emit("error", { message: refused });
      done = !refused;
    });
    return done;
  }

  #state() {
    const state = this.#call((handle) => JSON.parse(handle.state()));
    return state && { ...state, link: this.#call((handle) => handle.link()) ?? "" };
  }

  /** Lets the clock run. Like all that follow: loads the simulation first, and says whether it was done. */
  play() {
    return this.apply("play");
  }

  /** Stops the clock. */
  pause() {
    return this.apply("pause");
  }

  /** Goes to a time: seconds, or text such as "8:00". */
  seek(time) {
    return this.apply("seek", time);
  }

  /** Processes the next event. */
  step() {
    return this.apply("step");
  }

  /** Plays so many times as fast as time passes. */
  setSpeed(speed) {
    return this.apply("setSpeed", speed);
  }

  /** Opens a shipped scenario. */
  load(scenario) {
    return this.apply("load", scenario);
  }

  /** Does something by its name, such as `apply("deactivate", "Sync contact to ERP")`. */
  async apply(name, argument) {
    if (!this.#handle && !(await this.start())) return false;
    return this.#apply(name, argument);
  }

  /** How things stand; undefined before the simulation is there. */
  async getState() {
    return this.#state();
  }

  /** Plays the run of a state, or of a link. */
  async setState(state) {
    const link = String(state?.link ?? state).replace(/^[^?#]*/, "");
    if (!/^[?#]/.test(link)) {
      this.#emit("error", { message: "setState: it takes a state that getState gave, or a link" });
      return false;
    }
    this.#leave();
    this.#kept = link;
    this.#playing = /[?&]autoplay=(yes|1|true|on)/.test(link);
    return this.start();
  }

  /** Listens; the function that is returned ends it. */
  on(name, listener) {
    known(name);
    const call = ({ detail }) => listener(detail);
    this.addEventListener(name, call);
    return () => this.removeEventListener(name, call);
  }

  /** Frees everything; the words of the page stay. */
  async dispose() {
    this.#kept = "";
    this.#leave();
  }

  #leave() {
    const handle = this.#handle;
    this.#forget();
    if (!handle) return;
    this.#call(() => handle.dispose());
    this.drop();
  }

  #forget() {
    if (live.delete(this) && live.size === 0) unlisten();
  }
}

/** Keys that are used or typed inside stay inside: they are no shortcuts of the page. The words are the page's. */
function stay(event) {
  if (event.target.getRootNode() === event.currentTarget) event.stopPropagation();
}

if (!customElements.get("floodgate-playground")) customElements.define("floodgate-playground", FloodgatePlayground);

/** The frame's page: an element that fills it, made from its query, and served to the page around. */
export function fill(place) {
  const embed = document.createElement("floodgate-playground");
  for (const [name, value] of new URLSearchParams(location.search)) {
    const attribute = name.toLowerCase();
    if ([...ATTRIBUTES, ...OWN].includes(attribute)) embed.setAttribute(attribute, value);
  }
  if (location.hash.length > 1) embed.setAttribute("link", location.search + location.hash);
  embed.toggleAttribute("framed", true);
  place.replaceChildren(embed);
  serve(embed);
}
