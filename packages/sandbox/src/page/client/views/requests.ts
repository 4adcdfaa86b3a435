/** Everything that was asked and answered, with bodies; secrets never reach the log. */
import type { VNode } from "preact"
import { useState } from "preact/hooks"

import * as api from "../api.ts"
import { browser } from "../browser.ts"
import { act, useLive } from "../live.ts"
import { button, card, checkbox, code, field, h, input, table, time, verbatim } from "../ui.ts"
import { absent, type View } from "./View.ts"

interface Message {
  readonly headers: Readonly<Record<string, string>>
  readonly body: string
}

interface Logged {
  readonly sequence: number
  readonly at: string
  readonly method: string
  readonly path: string
  readonly query: string
  readonly operation?: string
  readonly status: number
  /** What was done to the answer on purpose. */
  readonly fault?: Readonly<Record<string, unknown>>
  readonly request: Message
  readonly response: Message
}

const message = (title: string, { body, headers }: Message): VNode =>
  h(
    "div",
    null,
    h("h3", null, title),
    verbatim(
      `${title}: headers`,
      Object.entries(headers)
        .map(([name, value]) => `${name}: ${value}`)
        .join("\n") || "no headers"
    ),
    verbatim(`${title}: body`, body === "" ? "no body" : body)
  )

const row = (one: Logged, isOpen: boolean, toggle: () => void): ReadonlyArray<VNode> => [
  h(
    "tr",
    { key: one.sequence },
    h("td", null, time(one.at)),
    h("td", null, code(one.status)),
    h("td", null, one.method),
    h("td", { class: "wide" }, h("code", null, `${one.path}${one.query === "" ? "" : `?${one.query}`}`)),
    h("td", null, one.operation ?? ""),
    h("td", null, one.fault === undefined ? "" : h("code", null, JSON.stringify(one.fault))),
    h(
      "td",
      { class: "actions" },
      button(isOpen ? "Close" : "Look", toggle, {
        "aria-expanded": isOpen,
        "aria-label": `${isOpen ? "Close" : "Look at"} request ${one.sequence}`
      })
    )
  ),
  ...(isOpen
    ? [
        h(
          "tr",
          { key: `${one.sequence} detail`, class: "open" },
          h(
            "td",
            { colSpan: 7 },
            h("div", { class: "columns detail" }, message("Request", one.request), message("Answer", one.response))
          )
        )
      ]
    : [])
]

const clear = (): void => {
  if (browser.confirm("Empty the request log?")) act("Log emptied.", () => api.control("DELETE", "/requests"))
}

const Requests = (): VNode => {
  const [open, setOpen] = useState<number | undefined>(undefined)
  const [text, setText] = useState("")
  const [onlyErrors, setOnlyErrors] = useState(false)
  const { error, value } = useLive<{ readonly items: ReadonlyArray<Logged> }>("/requests?limit=200")
  if (value === undefined) return card("Requests", absent(error))
  const shown = value.items.filter(
    (one) =>
      (!onlyErrors || one.status >= 400) &&
      `${one.method} ${one.path} ${one.operation ?? ""} ${one.request.body} ${one.response.body}`.includes(text)
  )
  return card(
    "Requests",
    h(
      "div",
      { class: "row" },
      field("Containing", input(text, setText, { type: "search", placeholder: "path, operation or body" })),
      checkbox("Only errors", onlyErrors, setOnlyErrors),
      h("a", { class: "button", href: api.address("/requests/har"), download: "sandbox.har" }, "Download as HAR"),
      button("Empty the log", clear)
    ),
    table(
      "Requests, newest first",
      ["Time", "Status", "Method", "Path", "Operation", "Fault", ["Details", "end"]],
      shown.flatMap((one) =>
        row(one, open === one.sequence, () => setOpen(open === one.sequence ? undefined : one.sequence))
      ),
      value.items.length === 0 ? "No request yet." : "No request like that."
    )
  )
}

export const requests: View = { name: "requests", title: "Requests", component: Requests }
