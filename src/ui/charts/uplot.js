// Loads uPlot when it is first wanted, and holds one plot of it. Nothing is decided here: what is
// drawn and in which colours comes from the caller, and uPlot draws the axes.

let loading;

/** uPlot itself, from the address that the page names. */
export function load() {
  loading ??= (async () => {
    const link = document.querySelector("link[data-floodgate-uplot]");
    if (!link) throw new Error("the page names no address for the charts");
    const module = await import(link.href);
    return module.default ?? globalThis.uPlot;
  })();
  loading.catch(() => (loading = undefined));
  return loading;
}

/** One plot. `spec` is JSON; `fills` has a pattern or nothing for each series. */
export class Plot {
  constructor(uPlot, host, json, fills, nameX, nameY, draw, move, pick) {
    const spec = JSON.parse(json);
    this.range = [spec.min, spec.max];
    const axis = {
      stroke: spec.ink,
      font: spec.font,
      grid: { stroke: spec.grid, width: 1 },
      ticks: { stroke: spec.tick, width: 1, size: 4 },
      gap: 5,
    };
    this.plot = new uPlot(
      {
        width: spec.width,
        height: spec.height,
        padding: spec.padding,
        legend: { show: false },
        select: { show: false },
        cursor: {
          y: false,
          drag: { x: false, y: false, setScale: false },
          points: { show: false },
          sync: { key: spec.sync, setSeries: false, scales: ["x", null] },
        },
        scales: {
          x: { time: false, range: () => [0, spec.end] },
          y: { distr: spec.log ? 3 : 1, range: () => this.range },
        },
        axes: [
          {
            ...axis,
            size: spec.axis ? spec.sizeX : 0,
            incrs: spec.steps,
            space: spec.spaceX,
            values: (_, splits) => splits.map((split) => (spec.axis ? nameX(split) : "")),
            ticks: { ...axis.ticks, show: spec.axis },
          },
          {
            ...axis,
            size: spec.sizeY,
            space: spec.spaceY,
            splits: spec.splits ? () => spec.splits.filter((split) => split <= this.range[1]) : undefined,
            filter: (_, splits) => splits,
            values: (_, splits) => splits.map((split) => nameY(split)),
            ticks: { show: false },
          },
        ],
        series: [
          {},
          ...spec.series.map((one, place) => ({
            ...one,
            fill: fills[place] ? () => fills[place] : undefined,
            points: { show: false },
          })),
        ],
        hooks: {
          draw: [({ ctx, bbox, pxRatio }) => draw(ctx, new Float64Array([bbox.left, bbox.top, bbox.width, bbox.height, pxRatio ?? uPlot.pxRatio]))],
          setCursor: [(plot) => move(plot.cursor.left >= 0 ? plot.posToVal(plot.cursor.left, "x") : NaN)],
        },
      },
      [[], ...spec.series.map(() => [])],
      host,
    );
    this.plot.over.addEventListener("click", (event) => pick(this.plot.posToVal(event.offsetX, "x")));
  }

  /** Columns one after the other, x first; what is no number is a gap. */
  setData(flat, columns, min, max) {
    const rows = flat.length / columns;
    const data = [];
    for (let column = 0; column < columns; column += 1) {
      const part = flat.subarray(column * rows, (column + 1) * rows);
      data.push(Array.from(part, (value) => (Number.isNaN(value) ? null : value)));
    }
    this.range = [min, max];
    this.plot.setData(data, true);
  }

  setSize(width, height) {
    this.plot.setSize({ width, height });
  }

  redraw() {
    this.plot.redraw(false, false);
  }

  destroy() {
    this.plot.destroy();
  }
}
