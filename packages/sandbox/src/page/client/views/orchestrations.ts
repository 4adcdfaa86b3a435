/** Orchestrations with everything that happened to each. */
import type { VNode } from "preact"
import { useState } from "preact/hooks"

import * as api from "../api.ts"
import { act, useLive } from "../live.ts"
import { badge, button, card, h, short, table, time } from "../ui.ts"
import { absent, type View } from "./View.ts"

interface Orchestration {
  readonly id: string
  readonly ref_id: string
  readonly status: string
  readonly source_amount: string
  readonly source_asset: string
  readonly destination_asset: string
  readonly created_at: string
  readonly orchestration_rule_id?: string
  readonly timeline: ReadonlyArray<{ readonly at: string; readonly status: string; readonly note?: string }>
}

const detail = ({ timeline, ...shown }: Orchestration): VNode =>
  h(
    "div",
    { class: "detail" },
    h("h3", null, "Timeline"),
    h(
      "ol",
      { class: "timeline" },
      ...timeline.map(({ at, note, status }, index) =>
        h("li", { key: index }, time(at), " ", badge(status), note === undefined ? null : ` ${note}`)
      )
    ),
    shown.status === "PROCESSING"
      ? h(
          "div",
          { class: "row" },
          button("Complete it now", () =>
            act("Completed.", () => api.control("POST", `/orchestrations/${shown.id}/complete`))
          ),
          button("Make it fail", () =>
            act("Failed, money given back.", () => api.control("POST", `/orchestrations/${shown.id}/fail`))
          )
        )
      : null,
    h("h3", null, "As the API shows it"),
    h("pre", null, JSON.stringify(shown, undefined, 2))
  )

const row = (one: Orchestration, isOpen: boolean, toggle: () => void): ReadonlyArray<VNode> => [
  h(
    "tr",
    { key: one.id },
    h("td", null, time(one.created_at)),
    h("td", null, badge(one.status)),
    h("td", { class: "number" }, `${one.source_amount} ${one.source_asset}`),
    h("td", null, `→ ${one.destination_asset}`),
    h("td", { class: "wide" }, one.ref_id),
    h("td", null, short(one.id)),
    h("td", null, one.orchestration_rule_id === undefined ? "" : "by rule"),
    h(
      "td",
      { class: "actions" },
      button(isOpen ? "Close" : "Look", toggle, { "aria-expanded": isOpen, "aria-label": `Timeline of ${one.ref_id}` })
    )
  ),
  ...(isOpen ? [h("tr", { key: `${one.id} detail`, class: "open" }, h("td", { colSpan: 8 }, detail(one)))] : [])
]

const Orchestrations = (): VNode => {
  const [open, setOpen] = useState<string | undefined>(undefined)
  const { error, value } = useLive<{ readonly items: ReadonlyArray<Orchestration> }>("/orchestrations?limit=100")
  if (value === undefined) return card("Orchestrations", absent(error))
  return card(
    "Orchestrations",
    h("p", { class: "quiet" }, "The latest hundred, newest first, legacy conversions apart."),
    table(
      "Orchestrations",
      ["Created", "Status", "Amount", "To", "ref_id", "Id", "", ""],
      value.items.flatMap((one) => row(one, open === one.id, () => setOpen(open === one.id ? undefined : one.id))),
      "No orchestration yet: play one on the overview, or create one through the API."
    )
  )
}

export const orchestrations: View = { name: "orchestrations", title: "Orchestrations", component: Orchestrations }
