// Loads uPlot when it is first wanted, and holds one plot of it. Nothing is decided here: what is
// drawn and in which colours comes from the caller, and uPlot draws the axes.

/** Its hash, written by the build; nothing in a build for developing. */
const HASH = "sri:uplot.js";

let loading;

/** uPlot itself, which lies beside this script. */
export function load() {
  loading ??= (async () => {
    const address = new URL("./uplot.js", import.meta.url).href;
    if (!HASH.startsWith("sri:")) {
      // Checked by its hash before it is imported; the browser then has it at hand.
      const response = await fetch(address, { integrity: HASH, mode: "cors", credentials: "omit" });
      if (!response.ok) throw new Error(`${address}: the server answered ${response.status}`);
    }
    const module = await import(address);
    return module.default ?? globalThis.uPlot;
  })();
  loading.catch(() => (loading = undefined));
  return loading;
}

/** Steps of the time axis, in seconds. */
const STEPS = [1, 2, 5, 10, 15, 30, 60, 120, 300, 600, 900, 1800, 3600, 7200, 14400, 43200, 86400];
/** Where the log scale of waits is named, after the lane of no wait; the second where there is room. */
const WAITS = [1, 10, 60, 600, 3600];
const [BACKLOG, WAIT] = [0, 1];

/** One plot. `words`: font, ink, grid, tick, sync, then "colour|width|dash" of each line; `fills` has a pattern or nothing for each. */
export class Plot {
  constructor(uPlot, host, words, numbers, fills, nameX, nameY, draw, move, pick) {
    // uPlot draws in a microtask: what was asked of a plot that is gone by then calls nobody.
    const here = (call) => (...all) => (this.gone ? "" : call(...all));
    [nameX, nameY, draw, move, pick] = [nameX, nameY, draw, move, pick].map(here);
    const [font, ink, grid, tick, sync, ...lines] = words;
    const [width, height, min, max, end, text, hasAxis, kind, start] = numbers;
    const splits = kind === WAIT && [min, ...WAITS.filter((wait) => wait !== 10 || height >= 76)];
    this.range = [min, max];
    const axis = { stroke: ink, font, grid: { stroke: grid, width: 1 }, ticks: { stroke: tick, width: 1, size: 4 }, gap: 5 };
    this.plot = new uPlot(
      {
        width,
        height,
        padding: [kind === BACKLOG ? 24 * text : 8, 18, hasAxis ? 0 : 4, 0],
        legend: { show: false },
        select: { show: false },
        cursor: {
          y: false,
          drag: { x: false, y: false, setScale: false },
          points: { show: false },
          sync: { key: sync, setSeries: false, scales: ["x", null] },
        },
        scales: {
          x: { time: false, range: () => [start, end] },
          y: { distr: kind === WAIT ? 3 : 1, range: () => this.range },
        },
        axes: [
          {
            ...axis,
            size: hasAxis ? 24 * text : 0,
            incrs: STEPS,
            space: 70 * text,
            values: (_, splits) => splits.map((split) => (hasAxis ? nameX(split) : "")),
            ticks: { ...axis.ticks, show: !!hasAxis },
          },
          {
            ...axis,
            size: 50 * text,
            // A high plot needs no more lines than a low one.
            space: Math.max(26 * text, height / 9),
            splits: splits ? () => splits.filter((split) => split <= this.range[1]) : undefined,
            filter: (_, splits) => splits,
            values: (_, splits) => splits.map((split) => nameY(split)),
            ticks: { show: false },
          },
        ],
        series: [
          {},
          ...lines.map((line, place) => {
            const [stroke, thick, dash] = line.split("|");
            return {
              stroke: stroke || (() => this.ink),
              width: +thick,
              dash: dash ? dash.split(",").map(Number) : [],
              spanGaps: kind !== BACKLOG,
              fill: fills[place] ? () => fills[place] : undefined,
              points: { show: false },
            };
          }),
        ],
        hooks: {
          draw: [({ ctx, bbox, pxRatio }) => draw(ctx, new Float64Array([bbox.left, bbox.top, bbox.width, bbox.height, pxRatio ?? uPlot.pxRatio]))],
          setCursor: [(plot) => move(plot.cursor.left >= 0 ? plot.posToVal(plot.cursor.left, "x") : NaN)],
        },
      },
      [[], ...lines.map(() => [])],
      host,
    );
    this.plot.over.addEventListener("click", (event) => pick(this.plot.posToVal(event.offsetX, "x")));
  }

  /** Columns one after the other, x first; what is no number is a gap. `ink`: of the lines without a colour. */
  setData(flat, columns, min, max, ink) {
    const rows = flat.length / columns;
    const data = [];
    for (let column = 0; column < columns; column += 1) {
      const part = flat.subarray(column * rows, (column + 1) * rows);
      data.push(Array.from(part, (value) => (Number.isNaN(value) ? null : value)));
    }
    // A line that this feed has nothing of yet is a gap.
    while (data.length < this.plot.series.length) data.push(Array(data[0]?.length ?? 0).fill(null));
    const show = () => {
      this.range = [min, max];
      this.ink = ink;
      this.plot.setData(data, true);
    };
    // The first is shown at once: the plot was made anew, perhaps for paper.
    if (this.filled) this.later(show);
    else show();
    this.filled = true;
  }

  setSize(width, height) {
    this.plot.setSize({ width, height });
  }

  redraw() {
    this.later(this.next ?? (() => this.plot.redraw(false, false)));
  }

  /** Draws in the next frame: text on a canvas asks for the page's styles, which are settled then. */
  later(next) {
    this.next = next;
    this.frame ??= requestAnimationFrame(() => {
      this.frame = undefined;
      this.next();
      this.next = undefined;
    });
  }

  destroy() {
    this.gone = true;
    cancelAnimationFrame(this.frame);
    this.plot.destroy();
  }
}
