import { type Html, html } from "./Html.ts"
/** Charts as plain SVG. The numbers they show always stand beside them as text, so they are hidden from screen readers. */
import type { Calls, Point, Units } from "./Report.ts"
import { sum } from "./Report.ts"
import { day } from "./sentences.ts"

interface Slice {
  readonly kind: "successor" | "legacy" | "safe" | "review" | "manual"
  readonly size: number
}

const WIDTH = 100

/** One bar of slices; `most` is what a full bar stands for. */
const bar = (slices: ReadonlyArray<Slice>, most: number): Html => {
  let at = 0
  const rects = slices.flatMap(({ kind, size }) => {
    if (size === 0 || most === 0) return []
    const width = (size * WIDTH) / most
    const rect = html`<rect class="${kind}" x="${at.toFixed(3)}" y="0" width="${width.toFixed(3)}" height="10"></rect>`
    at += width
    return [rect]
  })
  return html`<svg
    class="bar"
    viewBox="0 0 ${WIDTH} 10"
    preserveAspectRatio="none"
    aria-hidden="true"
    focusable="false"
  >
    <rect class="track" x="0" y="0" width="${WIDTH}" height="10"></rect>
    ${rects}
  </svg>`
}

/** How the proven calls divide between the two APIs. */
export const callsBar = ({ legacy, successor }: Calls): Html =>
  bar(
    [
      { kind: "successor", size: successor },
      { kind: "legacy", size: legacy }
    ],
    legacy + successor
  )

/** What is left, by who does it; bars of one table share a scale. */
export const unitsBar = (units: Units, most: number): Html =>
  bar(
    [
      { kind: "safe", size: units.safe },
      { kind: "review", size: units.review },
      { kind: "manual", size: units.manual }
    ],
    most
  )

const CHART = { width: 640, height: 200, left: 44, right: 12, top: 12, bottom: 28 }

interface Scale {
  readonly x: (time: number) => number
  readonly y: (value: number) => number
}

const line = (scale: Scale, points: ReadonlyArray<readonly [time: number, value: number]>, kind: string): Html => {
  const places = points.map(([time, value]) => `${scale.x(time).toFixed(1)},${scale.y(value).toFixed(1)}`)
  const dots = points.map(
    ([time, value]) =>
      html`<circle class="${kind}" cx="${scale.x(time).toFixed(1)}" cy="${scale.y(value).toFixed(1)}" r="3.5"></circle>`
  )
  return html`<polyline class="${kind}" points="${places.join(" ")}"></polyline>${dots}`
}

/** A round number that is not below. */
const ceiling = (value: number): number => {
  const step = 10 ** Math.max(0, Math.floor(Math.log10(Math.max(1, value))))
  return Math.max(1, Math.ceil(value / step) * step)
}

/** Calls and units left over time, at the reports' own dates. */
export const trend = (points: ReadonlyArray<Point>): Html => {
  const { bottom, height, left, right, top, width } = CHART
  // A date that cannot be read stands where its place in the list is.
  const parsed = points.map(({ made }) => Date.parse(made))
  const times = parsed.every((one) => Number.isFinite(one)) ? parsed : points.map((_, index) => index)
  const [first, last] = [Math.min(...times), Math.max(...times)]
  const most = ceiling(
    Math.max(...points.map((one) => Math.max(one.calls.legacy, one.calls.successor, sum(one.units))))
  )
  const scale: Scale = {
    x: (time) => (last === first ? width / 2 : left + ((time - first) / (last - first)) * (width - left - right)),
    y: (value) => height - bottom - (value / most) * (height - top - bottom)
  }
  const of = (value: (point: Point) => number) => points.map((point, index) => [times[index]!, value(point)] as const)
  const grid = [0, 0.5, 1].map((part) => {
    const value = most * part
    const y = scale.y(value).toFixed(1)
    return html`<line class="grid" x1="${left}" x2="${width - right}" y1="${y}" y2="${y}"></line
      ><text x="${left - 6}" y="${y}" dy="4" text-anchor="end">${value}</text>`
  })
  return html`<svg class="trend" viewBox="0 0 ${width} ${height}" aria-hidden="true" focusable="false">
    ${grid}
    <text x="${left}" y="${height - 8}">${day(points[0]!)}</text>
    <text x="${width - right}" y="${height - 8}" text-anchor="end">${day(points.at(-1)!)}</text>
    ${line(
      scale,
      of(({ units }) => sum(units)),
      "units"
    )}${line(
      scale,
      of(({ calls }) => calls.legacy),
      "legacy"
    )}${line(
      scale,
      of(({ calls }) => calls.successor),
      "successor"
    )}
  </svg>`
}
