// A playground in a frame, and the page around it: both ends of a message port. Version 1. The page
// says hello with an id and a port; the frame answers on that port, and from then on takes calls and
// tells events there. Whatever has another shape, version or source is ignored.

/** What a playground tells. */
export const EVENTS = ["ready", "play", "pause", "timeupdate", "moment", "command", "goal", "ended", "error", "resize"];
const METHODS = ["play", "pause", "seek", "step", "setSpeed", "load", "apply", "getState", "setState", "dispose"];
const VERSION = 1;
/** Real time between two hellos to a frame that has not answered yet. */
const HELLO_EVERY_MS = 250;
/** Ports that a frame serves: a page that was loaded anew comes with another one. */
const PORTS_MAX = 8;

const chance = () => crypto.getRandomValues(new Uint32Array(2)).join("-");

/** Refuses the name of an event that there is not. */
export function known(name) {
  if (!EVENTS.includes(name)) throw new TypeError(`${name} is no event; there are ${EVENTS.join(", ")}`);
}

/** The end inside the frame: `embed` does what the page around asks for. */
export function serve(embed) {
  const served = [];
  const page = chance();
  for (const name of EVENTS) {
    embed.addEventListener(name, ({ detail }) => served.forEach((port) => port.postMessage({ event: name, detail })));
  }
  const take = async (port, { data }) => {
    if (!Number.isSafeInteger(data?.call) || !METHODS.includes(data.name) || !Array.isArray(data.args)) return;
    const { call, name, args } = data;
    try {
      port.postMessage({ call, value: await embed[name](...args) });
    } catch (error) {
      port.postMessage({ call, error: String(error?.message ?? error) });
    }
  };
  addEventListener("message", ({ source, data, ports }) => {
    if (source !== parent || source === window) return;
    if (data?.floodgate !== VERSION || typeof data.hello !== "string" || ports.length !== 1) return;
    const [port] = ports;
    served.push(port);
    while (served.length > PORTS_MAX) served.shift().close();
    port.onmessage = (event) => take(port, event);
    port.postMessage({ floodgate: VERSION, welcome: data.hello, page });
    // From now on the page around gives it the height that it wants.
    if (data.fit === true) embed.setAttribute("framed", "fit");
    port.postMessage({ event: "resize", detail: { width: embed.offsetWidth, height: embed.offsetHeight } });
  });
}

/** The end around the frame: a handle with the methods and events of the element. */
export function connect(frame, { fit = true } = {}) {
  const listeners = new Map();
  const calls = new Map();
  let [port, page, timer, last] = [undefined, undefined, undefined, 0];
  let welcome;
  const welcomed = new Promise((done) => (welcome = done));
  const fail = (reason) => {
    for (const { failed } of calls.values()) failed(new Error(reason));
    calls.clear();
  };
  const take = (from, id, { data }) => {
    if (data?.floodgate === VERSION && data.welcome === id && typeof data.page === "string") {
      clearInterval(timer);
      if (page !== undefined && page !== data.page) fail("the frame was loaded anew");
      [port, page] = [from, data.page];
      welcome();
    } else if (calls.has(data?.call)) {
      const { done, failed } = calls.get(data.call);
      calls.delete(data.call);
      if (typeof data.error === "string") failed(new Error(data.error));
      else done(data.value);
    } else if (from === port && EVENTS.includes(data?.event)) {
      if (fit && data.event === "resize" && data.detail?.height > 0) frame.style.height = `${data.detail.height}px`;
      for (const listener of listeners.get(data.event) ?? []) listener(data.detail);
    }
  };
  const hello = () => {
    const { port1, port2 } = new MessageChannel();
    const id = chance();
    port1.onmessage = (event) => take(port1, id, event);
    // A sandboxed frame has no origin to name; the message holds nothing but a port and chance.
    frame.contentWindow?.postMessage({ floodgate: VERSION, hello: id, fit }, "*", [port2]);
  };
  /** Says hello until somebody answers: now, and to each other document that comes into the frame. */
  const begin = () => {
    clearInterval(timer);
    timer = setInterval(hello, HELLO_EVERY_MS);
    hello();
  };
  frame.addEventListener("load", begin);
  begin();
  const handle = {
    on(name, listener) {
      known(name);
      if (!listeners.has(name)) listeners.set(name, new Set());
      listeners.get(name).add(listener);
      return () => listeners.get(name).delete(listener);
    },
  };
  for (const name of METHODS) {
    handle[name] = async (...args) => {
      await welcomed;
      return new Promise((done, failed) => {
        calls.set(++last, { done, failed });
        port.postMessage({ call: last, name, args });
      });
    };
  }
  const dispose = handle.dispose;
  handle.dispose = async () => {
    await dispose();
    clearInterval(timer);
    frame.removeEventListener("load", begin);
    port.close();
  };
  return handle;
}
