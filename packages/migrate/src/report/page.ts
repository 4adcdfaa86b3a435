import * as charts from "./charts.ts"
import { type Html, html, trusted } from "./Html.ts"
/**
 * The report as one page that needs nothing else: no script, no font, no request. Its policy allows the one style sheet
 * it carries, by hash, so that nothing that a file's name could smuggle in would run.
 */
import { type Part, type Point, type Report, sum, type Task } from "./Report.ts"
import * as sentences from "./sentences.ts"
import { style } from "./style.ts"

/** Tasks on the page: more would make it slow to open; the JSON has all. */
const TASKS_MAX = 1000
const ROWS_MAX = 30
const NOT_UNDERSTOOD_MAX = 200

export interface Options {
  /** Where a place's link leads; `undefined` for none. */
  readonly link: (task: Task) => string | undefined
  /** SHA-256 in base64, of UTF-8: the engine knows no platform. */
  readonly sha256: (text: string) => string
}

const policy = ({ sha256 }: Options): string =>
  `default-src 'none'; style-src 'sha256-${sha256(style)}'; img-src data:; base-uri 'none'; form-action 'none'`

/** In one piece: the policy's hash is of every character between the tags. */
const sheet = trusted(`<style>${style}</style>`)

const keys = {
  successor: "calls of the new API",
  legacy: "calls of the deprecated API",
  units: "units left",
  safe: "segue fix does it",
  review: "segue fix --unsafe, then look",
  manual: "left to a person"
} as const

const key = (kinds: ReadonlyArray<keyof typeof keys>): Html =>
  html`<ul class="key">
    ${kinds.map((kind) => html`<li class="k-${kind}">${keys[kind]}</li>`)}
  </ul>`

const figure = (value: number | string, what: string): Html => html`<li><b>${value}</b> <span>${what}</span></li>`

const section = (id: string, title: string, content: Html): Html =>
  html`<section aria-labelledby="${id}">
    <h2 id="${id}">${title}</h2>
    ${content}
  </section>`

/** A table that can be scrolled by keyboard where it is wider than the screen. */
const table = (label: string, head: ReadonlyArray<Html>, rows: ReadonlyArray<Html>): Html =>
  html`<div class="scroll" role="region" aria-label="${label}, table" tabindex="0">
    <table>
      <thead>
        <tr>
          ${head}
        </tr>
      </thead>
      <tbody>
        ${rows}
      </tbody>
    </table>
  </div>`

const column = (text: string): Html => html`<th scope="col">${text}</th>`
const chartColumn = html`<th scope="col" class="chart">Left</th>`
const cell = (value: number): Html => html`<td>${value}</td>`

const partsTable = (title: string, parts: ReadonlyArray<Part>): Html => {
  const most = parts.reduce((top, { units }) => Math.max(top, sum(units)), 0)
  const rows = parts.slice(0, ROWS_MAX).map(
    ({ calls, name, units }) =>
      html`<tr>
        <th scope="row"><code>${name}</code></th>
        <td class="chart">${charts.unitsBar(units, most)}</td>
        ${[calls.legacy, calls.successor, units.safe, units.review, units.manual].map(cell)}
      </tr>`
  )
  const more = parts.length - rows.length
  const head = [column(title), chartColumn, ...["Old calls", "New calls", "Safe", "Review", "Person"].map(column)]
  return html`${table(`By ${title.toLowerCase()}`, head, rows)}${more > 0 ? html`<p class="soft">and ${more} more, in the JSON form.</p>` : undefined}`
}

const rulesTable = ({ rules }: Report): Html => {
  const most = Math.max(0, ...rules.map(({ units }) => sum(units)))
  const rows = rules.map(
    ({ findings, rule, units }) =>
      html`<tr>
        <th scope="row"><code>${rule}</code></th>
        <td class="chart">${charts.unitsBar(units, most)}</td>
        ${[findings, units.safe, units.review, units.manual].map(cell)}
      </tr>`
  )
  return table("By rule", [column("Rule"), chartColumn, ...["Findings", "Safe", "Review", "Person"].map(column)], rows)
}

const trend = (report: Report, points: ReadonlyArray<Point>): Html => {
  const rows = points.toReversed().map(
    (point) =>
      html`<tr>
        <th scope="row">${point.made.slice(0, 16).replace("T", " ")}</th>
        ${[point.calls.legacy, point.calls.successor, sum(point.units), point.findings].map(cell)}
      </tr>`
  )
  const head = ["Report", "Old calls", "New calls", "Units left", "Findings"].map(column)
  return html`<p>${sentences.since(report, points.at(-2)!)}</p>
    ${points.length > 2 ? html`<p>${sentences.since(report, points[0]!)}</p>` : undefined}${charts.trend(points)}${key(["legacy", "successor", "units"])}${table("Reports", head, rows)}`
}

const words = { error: "error", warning: "warning", info: "hint" } as const

const task = (one: Task, { link }: Options): Html => {
  const { column: at, file, line, needs, rules, severity, title } = one
  const place = `line ${line}, column ${at}`
  const href = link(one)
  const where =
    href === undefined ? html`${place}` : html`<a href="${trusted(href)}" aria-label="${place} of ${file}">${place}</a>`
  const asked =
    needs.length === 0
      ? undefined
      : html`<ul>
          ${needs.map((need) => html`<li>${need}</li>`)}
        </ul>`
  return html`<li>
    ${where} <span class="level ${severity}">${words[severity]}</span> ${title}
    <span class="soft">(${rules.join(", ")})</span>${asked}
  </li>`
}

const people = (report: Report, options: Options): Html => {
  const shown = report.people.slice(0, TASKS_MAX)
  const hidden = report.people.length - shown.length
  const asked = sentences
    .decisions(report)
    .filter(([, count]) => count > 1)
    .map(
      ([need, count]) =>
        html`<tr>
          <th scope="row">${need}</th>
          ${cell(count)}
        </tr>`
    )
  const files = [...Map.groupBy(shown, ({ file }) => file)].map(
    ([file, tasks]) =>
      html`<h3><code>${file}</code></h3>
        <ul class="tasks">
          ${tasks.map((one) => task(one, options))}
        </ul>`
  )
  return html`${
    asked.length === 0
      ? undefined
      : html`<p>Asked in more than one place:</p>
          ${table("Decisions", [column("Decision"), column("Places")], asked)}`
  }${files}${hidden > 0 ? html`<p class="soft">and ${hidden} more, in the JSON form.</p>` : undefined}`
}

const notUnderstood = ({ notUnderstood: all }: Report): Html => {
  const shown = all.slice(0, NOT_UNDERSTOOD_MAX)
  const more = all.length - shown.length
  return html`<p>Their silence says nothing.</p>
    <ul class="plain">
      ${shown.map(({ file, why }) => html`<li><code>${file}</code> ${why}</li>`)}
    </ul>
    ${more > 0 ? html`<p class="soft">and ${more} more</p>` : undefined}`
}

const figures = (report: Report): Html =>
  html`<ul class="figures">
    ${[
      figure(report.calls.legacy, "calls of the deprecated API"),
      figure(report.calls.successor, "calls of the new API"),
      figure(report.units.safe, "units: segue fix"),
      figure(report.units.review, "units: fix, then look"),
      figure(report.units.manual, "units: a person")
    ]}
  </ul>`

/** The page. */
export const page = (report: Report, options: Options): string => {
  const points = [...report.history, { ...report, findings: Object.values(report.findings).reduce((a, b) => a + b, 0) }]
  const parts = [
    report.history.length === 0 ? undefined : section("trend", "Trend", trend(report, points)),
    report.folders.length === 0 ? undefined : section("folders", "By folder", partsTable("Folder", report.folders)),
    report.languages.length === 0
      ? undefined
      : section("languages", "By language", partsTable("Language", report.languages)),
    report.rules.length === 0 ? undefined : section("rules", "By rule", rulesTable(report)),
    report.people.length === 0 ? undefined : section("people", "For a person", people(report, options)),
    report.notUnderstood.length === 0
      ? undefined
      : section("not-understood", "Not understood, or not looked into", notUnderstood(report))
  ].filter((one) => one !== undefined)
  const { markup } = html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta http-equiv="Content-Security-Policy" content="${trusted(policy(options))}" />
        <meta name="viewport" content="width=device-width,initial-scale=1" />
        <meta name="referrer" content="no-referrer" />
        <link rel="icon" href="data:," />
        <title>Segue: how far the migration is</title>
        ${sheet}
      </head>
      <body>
        <header>
          <h1>${sentences.headline(report)}</h1>
          <p class="soft">${sentences.share(report)}. ${sentences.left(report)}</p>
          <div class="wide">${charts.callsBar(report.calls)}</div>
          ${key(["successor", "legacy"])} ${figures(report)} ${key(["safe", "review", "manual"])}
        </header>
        <main>${parts}</main>
        <footer>
          <p>${sentences.COUNTED}</p>
          <p>
            Made ${report.made} by segue ${report.segue} from ${report.files.scanned} files, of which
            ${report.files.withFindings} hold findings.
          </p>
        </footer>
      </body>
    </html> `
  return markup
}
