/** The table: what wants to be looked at first, each with what is known of its past. */
import {
  badge,
  button,
  card,
  type Column,
  grouped,
  h,
  input,
  short,
  table,
  verbatim
} from "@segue/sandbox/page/client/ui"
import type { VNode } from "preact"
import { useEffect, useState } from "preact/hooks"

import { get } from "../gateway.ts"
import { age, isFinal, isStuck, order } from "../order.ts"
import type { Board, Detail, Orchestration, Row } from "../Told.ts"

const HEAD: ReadonlyArray<Column> = [
  "Status",
  ["Amount", "end"],
  "To",
  "Legs: out, in",
  ["Age", "end"],
  ["In this status", "end"],
  "ref_id",
  "Id",
  ["Details", "end"]
]

const leg = (status: string | undefined): VNode =>
  status === undefined ? h("span", { class: "soft" }, "not told") : badge(status)

const legs = ({ destination_transfer: into, source_transfer: out }: Orchestration): ReadonlyArray<VNode | string> =>
  out?.status === undefined && into?.status === undefined
    ? [leg(undefined)]
    : [leg(out?.status), " ", leg(into?.status)]

const moment = (at: string): VNode => h("time", { dateTime: at, title: at }, at.slice(0, 19).replace("T", " "))

const step = (at: string, what: string): VNode => h("li", { key: what }, moment(at), " ", what)

const timeline = ({ create, finalAt, finalAtFrom, history, orchestration }: Detail): VNode =>
  h(
    "ol",
    { class: "timeline" },
    create === undefined
      ? null
      : step(
          create.recordedAt,
          `recorded for ${create.caller}; sent to the ${create.api} API, attempts: ${create.attempts}`
        ),
    step(orchestration.created_at, "made by the vendor"),
    ...history.map(({ kind, observedAt, origin, sequence, status }) =>
      h(
        "li",
        { key: sequence },
        moment(observedAt),
        " ",
        badge(status),
        ` seen by ${origin}, change ${sequence}${kind === "incident" ? ": CONTRADICTS the end seen before" : ""}`
      )
    ),
    finalAt === undefined
      ? null
      : step(finalAt, finalAtFrom === "event" ? "final, by the vendor's event" : "final, as first seen by us")
  )

const Details = ({ id, mark }: { readonly id: string; readonly mark: string }): VNode => {
  const [detail, set] = useState<Detail | string>("Reading…")
  useEffect(() => {
    let isCurrent = true
    get<Detail>(`/page/orchestrations/${encodeURIComponent(id)}`)
      .then((found) => isCurrent && set(found))
      .catch((error: Error) => isCurrent && set(error.message))
    return () => {
      isCurrent = false
    }
  }, [id, mark])
  if (typeof detail === "string") return h("p", { class: "empty" }, detail)
  const reason = detail.orchestration.fail_reason?.detail
  return h(
    "div",
    { class: "detail" },
    h("h3", null, "Timeline"),
    timeline(detail),
    reason === undefined ? null : h("p", { class: "error" }, reason),
    h("h3", null, "As the vendor shows it"),
    verbatim("As the vendor shows it", JSON.stringify(detail.orchestration))
  )
}

const to = ({ destination, destination_asset: asset }: Orchestration): string => {
  const { crypto, fiat, profile } = destination ?? {}
  if (crypto !== undefined) return `${asset} on ${crypto.network ?? "a network"}`
  if (fiat !== undefined) return `${asset} to a bank`
  return profile === undefined ? asset : `${asset} in a profile`
}

interface Shown {
  readonly row: Row
  readonly nowMs: number
  readonly stuckAfterMs: Board["stuckAfterMs"]
  readonly isOpen: boolean
  readonly toggle: () => void
}

const rows = ({ isOpen, nowMs, row, stuckAfterMs, toggle }: Shown): ReadonlyArray<VNode> => {
  const { changedAt, disputed, orchestration: one } = row
  const marks = [
    ...(disputed === undefined ? [] : [h("span", { class: "badge bad" }, `disputed: ${disputed}`)]),
    ...(isStuck(row, nowMs, stuckAfterMs) ? [h("span", { class: "badge bad" }, "stuck")] : [])
  ]
  return [
    h(
      "tr",
      { key: one.id },
      h("td", null, badge(one.status), ...marks.flatMap((mark) => [" ", mark])),
      h("td", { class: "number" }, `${grouped(one.source_amount)} ${one.source_asset}`),
      h("td", null, to(one)),
      h("td", null, ...legs(one)),
      h("td", { class: "number", title: one.created_at }, age(nowMs - Date.parse(one.created_at))),
      h("td", { class: "number", title: changedAt }, isFinal(row) ? "" : age(nowMs - Date.parse(changedAt))),
      h("td", { class: "ref" }, one.ref_id ?? ""),
      h("td", null, short(one.id)),
      h(
        "td",
        { class: "actions" },
        button(isOpen ? "Close" : "Look", toggle, {
          "aria-expanded": isOpen,
          "aria-label": `${isOpen ? "Close" : "Look at"} ${one.ref_id ?? one.id}`
        })
      )
    ),
    ...(isOpen
      ? [
          h(
            "tr",
            { key: `${one.id} detail`, class: "open" },
            h("td", { colSpan: HEAD.length }, h(Details, { id: one.id, mark: `${one.status} ${changedAt}` }))
          )
        ]
      : [])
  ]
}

/** The table; `nowMs` by the gateway's clock. */
export const Orchestrations = ({ board, nowMs }: { readonly board: Board; readonly nowMs: number }): VNode => {
  const [open, setOpen] = useState<string | undefined>(undefined)
  const [text, setText] = useState("")
  const { isCut, stuckAfterMs } = board
  const wanted = board.rows.filter(({ orchestration: { id, ref_id, status } }) =>
    `${id} ${ref_id ?? ""} ${status}`.toLowerCase().includes(text.trim().toLowerCase())
  )
  const cuts = [
    ...(isCut.open ? ["Not all that is under way is here: the oldest are."] : []),
    ...(isCut.newest ? ["Of what has ended, the newest are here."] : [])
  ]
  return card(
    "Orchestrations",
    h(
      "div",
      { class: "row" },
      h(
        "label",
        { class: "field" },
        h("span", null, "Containing (ref_id, id, status)"),
        input(text, setText, { type: "search" })
      )
    ),
    table(
      "Orchestrations, what wants to be looked at first",
      HEAD,
      order(wanted, nowMs, stuckAfterMs).flatMap((row) => {
        const { id } = row.orchestration
        const isOpen = open === id
        return rows({ row, nowMs, stuckAfterMs, isOpen, toggle: () => setOpen(isOpen ? undefined : id) })
      }),
      text === "" ? "No orchestration that this key may see." : "None."
    ),
    h(
      "p",
      { class: "quiet below" },
      `Called stuck here: PENDING for more than ${age(stuckAfterMs.PENDING)}, anything else under way for more than ${age(stuckAfterMs.other)}. The vendor promises no times. `,
      ...cuts
    )
  )
}
