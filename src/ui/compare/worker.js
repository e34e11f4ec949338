// Many runs beside the page. A worker loads this very script again (it is a part of the page's one
// bundle), so there is nothing else to name, to hash or to allow; with the compiled simulation that
// the page has already, it mounts nothing and answers one question.

if (typeof WorkerGlobalScope === "function" && globalThis instanceof WorkerGlobalScope) {
  globalThis.onmessage = async ({ data: [module, question] }) => {
    try {
      const floodgate = await import(import.meta.url);
      await floodgate.default({ module_or_path: module });
      await floodgate.answer_question(question, (told) => postMessage(told));
    } catch (error) {
      postMessage(String(error));
    }
  };
}

/** A worker that answers a question; throws where the page may not have one. */
export class Beside {
  constructor(module, question, told, failed) {
    this.worker = new Worker(import.meta.url, { type: "module" });
    this.worker.onmessage = ({ data }) => (typeof data === "string" ? failed() : told(data));
    this.worker.onerror = (event) => {
      event.preventDefault();
      failed();
    };
    this.worker.postMessage([module, question]);
  }

  stop() {
    this.worker.onmessage = this.worker.onerror = null;
    this.worker.terminate();
  }
}
