// Loads the chunks of the simulation that are not needed at first: `cargo xtask finish` puts this in
// front of the splitter's script, in place of what that script fetches and compiles with. Each glue
// has its own, so a chunk is linked to the very instance that asked for it. Knows no chunk by name.

/**
 * `fetch` and `WebAssembly` for the splitter's script. `chunks` has the name and the hash of each
 * file, by the name that the splitter gave it.
 */
export function loader(chunks) {
  const failed = new Set();

  async function load(plain) {
    const [name, integrity] = chunks[plain.pathname.split("/").pop()];
    // What could not be used once may be a damaged copy in the browser's cache.
    const cache = failed.delete(name) ? "reload" : "default";
    try {
      const response = await fetch(new URL(name, plain), { integrity, cache, mode: "cors", credentials: "omit" });
      if (!response.ok) throw new Error(`${name}: the server answered ${response.status} ${response.statusText}`.trimEnd());
      return response;
    } catch (error) {
      failed.add(name);
      throw error;
    }
  }

  /** Compiles while it loads where the server names the type rightly, afterwards where it doesn't. */
  async function instantiateStreaming(loading, imports) {
    const response = await loading;
    return (response.headers.get("content-type") ?? "").startsWith("application/wasm")
      ? WebAssembly.instantiateStreaming(response, imports)
      : WebAssembly.instantiate(await response.arrayBuffer(), imports);
  }

  return { fetch: load, WebAssembly: { instantiateStreaming } };
}
