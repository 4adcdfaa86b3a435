/** Elements, and the handful of parts every view is made of. */
import { type ComponentChildren, createElement, type VNode } from "preact"

import type { ControlEvent } from "./browser.ts"

export type Child = ComponentChildren
type Attributes = Readonly<Record<string, unknown>> | null
// Preact's own types for attributes need a browser's globals; what we set is checked by the tests in one.
type Create = <P>(type: string | ((props: P) => VNode), attributes: Attributes, ...children: Array<Child>) => VNode

/** An element, or a component with its properties. */
export const h = createElement as unknown as Create

/** A titled part of a view. */
export const card = (title: string, ...children: Array<Child>): VNode =>
  h("section", { class: "card" }, h("h2", null, title), ...children)

/** Something to press; `quiet` for what is not the main thing to do here. */
export const button = (text: string, onClick: () => void, more: Record<string, unknown> = {}): VNode =>
  h("button", { type: "button", onClick, ...more }, text)

/** A labelled control. */
export const field = (label: string, control: VNode): VNode =>
  h("label", { class: "field" }, h("span", null, label), control)

/** One of several values. */
export const select = (
  value: string,
  values: ReadonlyArray<string>,
  onChange: (value: string) => void,
  more: Record<string, unknown> = {}
): VNode =>
  h(
    "select",
    { value, onChange: (event: ControlEvent) => onChange(event.currentTarget.value), ...more },
    ...values.map((one) => h("option", { key: one, value: one, selected: one === value }, one))
  )

/** Free text. */
export const input = (value: string, onInput: (value: string) => void, more: Record<string, unknown> = {}): VNode =>
  h("input", { value, onInput: (event: ControlEvent) => onInput(event.currentTarget.value), ...more })

/** A switch with its name. */
export const checkbox = (label: string, checked: boolean, onChange: (checked: boolean) => void): VNode =>
  h(
    "label",
    { class: "check" },
    h("input", { type: "checkbox", checked, onChange: (event: ControlEvent) => onChange(event.currentTarget.checked) }),
    h("span", null, label)
  )

const tones: Readonly<Record<string, string>> = {
  PENDING: "wait",
  PROCESSING: "busy",
  CREATED: "busy",
  pending: "wait",
  ready: "busy",
  COMPLETED: "good",
  SETTLED: "good",
  ACTIVE: "good",
  APPROVED: "good",
  delivered: "good",
  FAILED: "bad",
  "given-up": "bad",
  REJECTED: "bad",
  CANCELLED: "off",
  DELETED: "off"
}

/** A status as a word with a colour; the word alone says it all. */
export const badge = (status: string): VNode => h("span", { class: `badge ${tones[status] ?? "off"}` }, status)

/** An HTTP status. */
export const code = (status: number): VNode =>
  h("span", { class: `badge ${status < 300 ? "good" : status < 500 ? "wait" : "bad"}` }, String(status))

/** The name of a column; with `end` it stands above numbers or buttons. */
export type Column = string | readonly [name: string, align: "end"]

const columnHead = (column: Column): VNode => {
  const [name, align] = typeof column === "string" ? [column] : column
  return h("th", { scope: "col", key: name, class: align }, name)
}

/** An amount with its thousands apart; the digits stay as they are. */
export const grouped = (amount: string): string => {
  const [whole = "", fraction] = amount.split(".")
  const apart = whole.replaceAll(/\d(?=(?:\d{3})+$)/gu, "$&,")
  return fraction === undefined ? apart : `${apart}.${fraction}`
}

/** A table that scrolls on its own where it is wider than the page; `caption` is for screen readers. */
export const table = (
  caption: string,
  head: ReadonlyArray<Column>,
  rows: ReadonlyArray<VNode>,
  empty = "Nothing here yet."
): VNode =>
  rows.length === 0
    ? h("p", { class: "empty" }, empty)
    : h(
        "div",
        { class: "scroll", tabIndex: 0, role: "region", "aria-label": caption },
        h(
          "table",
          null,
          h("caption", { class: "hidden" }, caption),
          h("thead", null, h("tr", null, ...head.map(columnHead))),
          h("tbody", null, ...rows)
        )
      )

const layOut = (text: string): string => {
  try {
    return JSON.stringify(JSON.parse(text), undefined, 2)
  } catch {
    return text
  }
}

/** Text as it was sent, laid out; long ones scroll on their own, so the keyboard must get there. */
export const verbatim = (label: string, text: string): VNode =>
  h("pre", { tabIndex: 0, role: "region", "aria-label": label }, layOut(text))

/** A time without its date, which is the same on most rows; the whole of it on hover. */
export const time = (instant: string): VNode =>
  h("time", { dateTime: instant, title: instant }, instant.slice(11, 23).replace("Z", ""))

/** The start of an id, the whole of it on hover. */
export const short = (id: string): VNode => h("code", { title: id }, id.length > 13 ? `${id.slice(0, 8)}…` : id)
