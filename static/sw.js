// Keeps the files of one version, so that the page runs without a network: a trainer's laptop in a
// room without one. A new version waits until the person wants it. Embeds never register this; where
// the page did, frames of the same folder are served by it too. Names and version come from the build.

const FILES = ["files:"];
const VERSION = "version:";
const OURS = `floodgate ${registration.scope} `;
const CACHE = OURS + VERSION;

async function keep() {
  const cache = await caches.open(CACHE);
  // Past the browser's own cache, which may hold a file of another version under a plain name.
  await cache.addAll(FILES.map((name) => new Request(name, { cache: "no-cache" })));
}

async function forgetOthers() {
  const names = await caches.keys();
  await Promise.all(names.filter((name) => name.startsWith(OURS) && name !== CACHE).map((name) => caches.delete(name)));
}

/** The file of this version; what is none of it comes from the network. */
async function answer(request) {
  const cache = await caches.open(CACHE);
  return (await cache.match(request, { ignoreSearch: true })) ?? fetch(request);
}

addEventListener("install", (event) => event.waitUntil(keep()));
addEventListener("activate", (event) => event.waitUntil(forgetOthers()));
addEventListener("message", ({ data }) => data === "begin" && skipWaiting());
addEventListener("fetch", (event) => {
  const { method, url } = event.request;
  if (method === "GET" && url.startsWith(registration.scope)) event.respondWith(answer(event.request));
});
