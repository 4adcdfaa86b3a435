/** Orchestrations and conversions with everything that happened to each. */
import type { VNode } from "preact"
import { useState } from "preact/hooks"

import * as api from "../api.ts"
import { act, useLive } from "../live.ts"
import { badge, button, card, type Column, grouped, h, short, table, time, verbatim } from "../ui.ts"
import { absent, type View } from "./View.ts"

interface Entry {
  readonly id: string
  readonly ref_id?: string
  readonly status: string
  readonly created_at: string
  readonly source_asset: string
  readonly source_amount?: string
  readonly destination_asset?: string
  /** What a conversion calls the two above. */
  readonly amount?: string
  readonly target_asset?: string
  readonly orchestration_rule_id?: string
  readonly timeline: ReadonlyArray<{ readonly at: string; readonly status: string; readonly note?: string }>
}

const controls = ({ id, status, target_asset: legacy }: Entry): VNode | null =>
  status !== "PROCESSING" || legacy !== undefined
    ? null
    : h(
        "div",
        { class: "row" },
        button("Complete it now", () => act("Completed.", () => api.control("POST", `/orchestrations/${id}/complete`))),
        button("Make it fail", () =>
          act("Failed, money given back.", () => api.control("POST", `/orchestrations/${id}/fail`))
        )
      )

const detail = ({ timeline, ...shown }: Entry): VNode =>
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
    controls({ timeline, ...shown }),
    h("h3", null, "As the API shows it"),
    verbatim("As the API shows it", JSON.stringify(shown))
  )

const row = (one: Entry, isOpen: boolean, toggle: () => void): ReadonlyArray<VNode> => [
  h(
    "tr",
    { key: one.id },
    h("td", null, time(one.created_at)),
    h("td", null, badge(one.status)),
    h("td", { class: "number" }, `${grouped(one.source_amount ?? one.amount ?? "")} ${one.source_asset}`),
    h("td", null, `→ ${one.destination_asset ?? one.target_asset}`),
    h("td", { class: "wide" }, one.ref_id ?? ""),
    h("td", null, short(one.id)),
    h("td", null, one.orchestration_rule_id === undefined ? "" : "rule"),
    h(
      "td",
      { class: "actions" },
      button(isOpen ? "Close" : "Look", toggle, {
        "aria-expanded": isOpen,
        "aria-label": `${isOpen ? "Close" : "Look at"} ${one.ref_id ?? one.id}`
      })
    )
  ),
  ...(isOpen ? [h("tr", { key: `${one.id} detail`, class: "open" }, h("td", { colSpan: 8 }, detail(one)))] : [])
]

const HEAD: ReadonlyArray<Column> = [
  "Created",
  "Status",
  ["Amount", "end"],
  "To",
  "ref_id",
  "Id",
  "By",
  ["Details", "end"]
]

const List = ({ empty, path, title }: { title: string; path: string; empty: string }): VNode => {
  const [open, setOpen] = useState<string | undefined>(undefined)
  const { error, value } = useLive<{ readonly items: ReadonlyArray<Entry> }>(path)
  if (value === undefined) return card(title, absent(error))
  return card(
    title,
    table(
      `${title}, newest first`,
      HEAD,
      value.items.flatMap((one) => row(one, open === one.id, () => setOpen(open === one.id ? undefined : one.id))),
      empty
    )
  )
}

const Orchestrations = (): VNode =>
  h(
    "div",
    null,
    h(List, {
      title: "Orchestrations",
      path: "/orchestrations?limit=100",
      empty: "No orchestration yet: play one on the overview, or create one through the API."
    }),
    h(List, {
      title: "Conversions",
      path: "/conversions?limit=100",
      empty: "No conversion of the legacy API."
    })
  )

export const orchestrations: View = { name: "orchestrations", title: "Orchestrations", component: Orchestrations }
