// What a page in TypeScript writes, compiled strictly by `types.spec.mjs` and never run. Each line
// under a note of an expected error has to be one.
import { connect, type Playground, type State } from "../../../static/floodgate.js";

const element = document.querySelector("floodgate-playground");
const frame = document.querySelector("iframe");

async function drive(playground: Playground): Promise<State | undefined> {
  const end = playground.on("timeupdate", ({ time, waitingForResources }) => console.log(time + waitingForResources));
  playground.on("moment", ({ moment, title }) => console.log(moment.toUpperCase(), title));
  playground.on("error", ({ message }) => console.warn(message));
  playground.on("resize", ({ height }) => console.log(height.toFixed(0)));
  const done: boolean = await playground.seek("8:00");
  await playground.apply("deactivate", "Sync contact to ERP");
  await playground.apply("stopSource", "Contact import");
  await playground.apply("mend", 0);
  await playground.setSpeed(8);
  // @ts-expect-error There is no such event.
  playground.on("explode", () => undefined);
  // @ts-expect-error There is no such command.
  await playground.apply("fly");
  // @ts-expect-error A speed is a number.
  await playground.setSpeed("8");
  const state = await playground.getState();
  if (state && done) await playground.setState(state);
  end();
  await playground.dispose();
  // @ts-expect-error It may not be there yet.
  return state.digest && state;
}

if (element) {
  element.setAttribute("scenario", "steady");
  void drive(element);
}
if (frame) void drive(connect(frame, { fit: false }));
