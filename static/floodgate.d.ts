/** Types of floodgate.js: the element, and the handle of a playground in a frame. */

/** Simulated time: seconds, or text such as `"8:00"` or `"1:04:10"`. */
export type Time = number | string;

/** A workflow of the scenario that is played. */
export interface WorkflowState {
  name: string;
  /** Empty for a workflow without a record. */
  status: "Draft" | "Activated" | "Deleted" | "";
  waitingForResources: number;
  inProgress: number;
}

/** How a run stands. Counts of jobs add up to `created`. */
export interface State {
  /** The name of a shipped scenario, or empty. */
  scenario: string;
  title: string;
  /** 0 to 2^53 - 1. */
  seed: number;
  /** Simulated seconds, to the millisecond. */
  time: number;
  /** Length of the run in simulated seconds. */
  end: number;
  state: "playing" | "paused" | "ended";
  /** Times real time. */
  speed: number;
  /** 16 hexadecimal digits: the same for the same scenario, seed and acts, everywhere. */
  digest: string;
  created: number;
  waitingForResources: number;
  waiting: number;
  inProgress: number;
  succeeded: number;
  failed: number;
  canceled: number;
  deleted: number;
  workflows: WorkflowState[];
  /** The run as query and fragment of a link; empty where it is too long for one. */
  link: string;
}

/** What is told, and with which detail. */
export interface Events {
  /** The playground is there. */
  ready: State;
  play: { time: number };
  pause: { time: number };
  /** While the clock moves, at most four times a second. */
  timeupdate: { time: number; waitingForResources: number };
  /** A moment of the run was reached. */
  moment: { time: number; moment: string; title: string };
  /** The acts or the scenario have changed: by a person, or by a call. */
  command: State;
  /** The goal of a lesson was met. */
  goal: { time: number };
  ended: State;
  /** A wrong attribute, a refused call, or a playground that could not start or has stopped. */
  error: { message: string };
  /** CSS pixels. */
  resize: { width: number; height: number };
}

/**
 * The names for `apply`; the argument is a workflow or a source by name or place, a time, a speed, a
 * seed. `mend` ends what makes a workflow fail, and `stopSource` makes what triggers it silent, such
 * as an import.
 */
export type CommandName =
  | "play" | "pause" | "step" | "next" | "previous" | "seek" | "setSpeed"
  | "deactivate" | "activate" | "delete" | "mend" | "stopSource" | "select"
  | "undo" | "redo" | "reset" | "pauseAtMoments" | "load" | "setSeed";

/**
 * A playground, in an element or in a frame. Whatever acts loads the simulation first where it is
 * not there yet, and says whether it was done; why not is told by `error`.
 */
export interface Playground {
  play(): Promise<boolean>;
  pause(): Promise<boolean>;
  seek(time: Time): Promise<boolean>;
  /** Processes the next event. */
  step(): Promise<boolean>;
  /** 0.1 to 1000 times real time. */
  setSpeed(speed: number): Promise<boolean>;
  /** Opens a shipped scenario by its name. */
  load(scenario: string): Promise<boolean>;
  apply(name: CommandName, argument?: string | number): Promise<boolean>;
  /** Undefined before the simulation is there. */
  getState(): Promise<State | undefined>;
  /** Plays the run of a state that `getState` gave, or of a link. */
  setState(state: Pick<State, "link"> | string): Promise<boolean>;
  /** Listens; the function that is returned ends it. */
  on<Name extends keyof Events>(name: Name, listener: (detail: Events[Name]) => void): () => void;
  /** Frees everything. What stands in words stays. */
  dispose(): Promise<void>;
}

/** `<floodgate-playground>`. Its events are `CustomEvent`s too, with the same detail. */
export interface FloodgatePlaygroundElement extends HTMLElement, Playground {}

/**
 * The handle of the playground in a frame, whose address is that of Floodgate's page with `embed=1`.
 * The frame may be sandboxed: `allow-scripts` is enough. With `fit`, which is the default, the frame
 * is as high as its playground.
 */
export function connect(frame: HTMLIFrameElement, options?: { fit?: boolean }): Playground;

declare global {
  interface HTMLElementTagNameMap {
    "floodgate-playground": FloodgatePlaygroundElement;
  }
}
