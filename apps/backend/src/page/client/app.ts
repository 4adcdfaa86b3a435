/** The page: head, what wants to be looked at, the table, the rest. */
import { browser, type ControlEvent } from "@segue/sandbox/page/client/browser"
import { field, h, input, time } from "@segue/sandbox/page/client/ui"
import type { VNode } from "preact"
import { useState } from "preact/hooks"

import { useKey } from "./gateway.ts"
import { type Live, useBoard, useNowMs } from "./live.ts"
import { age } from "./order.ts"
import type { Board } from "./Told.ts"
import { Migrate } from "./views/migrate.ts"
import { creates, differences, inFlight } from "./views/money.ts"
import { Orchestrations } from "./views/orchestrations.ts"

/** Older than this, what is shown is said to be old. */
const OLD_MS = 60_000

const fact = (name: string, ...value: ReadonlyArray<VNode | string>): VNode =>
  h("div", { class: "now" }, h("span", null, name), h("div", null, ...value))

const asOf = ({ asOf: at, asOfAgeMs }: Board): ReadonlyArray<VNode | string> => {
  if (at === undefined || asOfAgeMs === undefined) return [h("span", { class: "badge bad" }, "never read yet")]
  return asOfAgeMs > OLD_MS ? [time(at), " ", h("span", { class: "badge bad" }, `${age(asOfAgeMs)} old`)] : [time(at)]
}

const Head = ({ board, isLive }: Live): VNode =>
  h(
    "header",
    null,
    h(
      "div",
      { class: "brand" },
      h("h1", null, "Segue gateway"),
      h("p", null, board === undefined ? "" : `${board.info.environment}, version ${board.info.version}`)
    ),
    ...(board === undefined
      ? []
      : [
          fact("Vendor's data as of", ...asOf(board)),
          fact("Creates of the old API", oldCreates[board.info.cut_over ?? ""] ?? "unknown"),
          fact("Changes", h("span", { class: `badge ${isLive ? "good" : "wait"}` }, isLive ? "live" : "connecting"))
        ])
  )

/** Where the cut-over switch sends what old clients create. */
const oldCreates: Readonly<Record<string, string>> = {
  on: "go to the old API",
  drain: "go to the new API; the old one drains",
  off: "go to the new API"
}

const trouble = ({ health }: Board): VNode | null => {
  const bad = health.checks.filter(({ status }) => status !== "ok")
  return bad.length === 0
    ? null
    : h(
        "ul",
        { class: "card error", role: "alert" },
        ...bad.map(({ detail, name, status }) => h("li", { key: name }, `${name} is ${status}. ${detail ?? ""}`))
      )
}

const Door = ({ enter, why }: { readonly enter: () => void; readonly why: string }): VNode => {
  const [text, setText] = useState("")
  const submit = (event: ControlEvent): void => {
    event.preventDefault()
    useKey(text.trim())
    enter()
  }
  return h(
    "section",
    { class: "card" },
    h("h2", null, "A key is needed"),
    h(
      "p",
      { class: "quiet" },
      "One with the scopes segue:read_system and orchestration:read_orchestration. It stays in this page's memory."
    ),
    h("p", { class: "error", role: "alert" }, why),
    h(
      "form",
      { class: "row", onSubmit: submit, "aria-label": "Key" },
      field("Key", input(text, setText, { type: "password", autoComplete: "off", required: true })),
      h("button", { type: "submit", class: "primary" }, "Look")
    )
  )
}

/** The part of the address after `#` would scroll; the focus is what should move. */
const jump = (event: ControlEvent): void => {
  event.preventDefault()
  browser.document.getElementById("main")?.focus()
}

const content = ({ aheadMs, board, error }: Live, nowMs: number, enter: () => void): ReadonlyArray<VNode | null> => {
  if (error !== undefined && [401, 403].includes(error.status)) return [h(Door, { why: error.message, enter })]
  const stale =
    error === undefined
      ? null
      : h("p", { class: "card error", role: "alert" }, `What is below is not fresh: ${error.message}.`)
  if (board === undefined) return [stale ?? h("p", { class: "empty" }, "Reading…")]
  return [
    stale,
    trouble(board),
    h("div", { class: "columns" }, inFlight(board), creates(board)),
    h(Orchestrations, { board, nowMs: nowMs + aheadMs }),
    h("div", { class: "columns" }, differences(board), h(Migrate, null))
  ]
}

/** All of it. */
export const App = (): VNode => {
  const [entry, setEntry] = useState(0)
  const live = useBoard(entry)
  const nowMs = useNowMs()
  return h(
    "div",
    { class: "page" },
    h("a", { class: "jump", href: "#main", onClick: jump }, "To the content"),
    h(Head, { ...live }),
    h("main", { id: "main", tabIndex: -1 }, ...content(live, nowMs, () => setEntry(entry + 1)))
  )
}
