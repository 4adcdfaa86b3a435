/** The switches for what nobody knows about the vendor. */
import type { VNode } from "preact"

import * as api from "../api.ts"
import type { ControlEvent } from "../browser.ts"
import { act, useLive } from "../live.ts"
import { card, h, select, table } from "../ui.ts"
import { absent, type View } from "./View.ts"

type Value = string | number | boolean | null

interface Switch {
  readonly values: string
  readonly default: Value
  readonly meaning: string
}

interface Settings {
  readonly values: Readonly<Record<string, Value>>
  readonly switches: Readonly<Record<string, Switch>>
}

const set = (name: string, value: Value): void =>
  act(`${name} is ${String(value)}.`, () => api.control("PUT", "/settings", { [name]: value }))

/** The text of a number or an amount as the setting wants it. */
const parsed = (text: string, { values }: Switch): Value =>
  text === "" || text === "null" ? null : values === "milliseconds" ? Number(text) : text

const control = (name: string, value: Value, one: Switch): VNode => {
  const choices = one.values.split(" | ")
  const label = { "aria-label": name }
  if (typeof value === "boolean") {
    return select(String(value), ["true", "false"], (text) => set(name, text === "true"), label)
  }
  if (choices.includes(String(value))) return select(String(value), choices, (text) => set(name, text), label)
  return h("input", {
    ...label,
    value: value === null ? "" : String(value),
    placeholder: one.values,
    onChange: (event: ControlEvent) => set(name, parsed(event.currentTarget.value, one))
  })
}

const row = (name: string, value: Value, one: Switch): VNode =>
  h(
    "tr",
    { key: name },
    h("th", { scope: "row" }, h("code", null, name)),
    h("td", null, control(name, value, one)),
    h("td", null, String(one.default)),
    h("td", { class: "wide" }, one.meaning)
  )

const SettingsView = (): VNode => {
  const { error, value } = useLive<Settings>("/settings")
  if (value === undefined) return card("Switches", absent(error))
  return card(
    "Switches",
    h("p", { class: "quiet" }, "Where no public document says what the vendor does, the sandbox does what these say."),
    table(
      "Switches",
      ["Switch", "Value", "Default", "What it decides"],
      Object.entries(value.switches).map(([name, one]) => row(name, value.values[name] ?? null, one))
    )
  )
}

export const settings: View = { name: "switches", title: "Switches", component: SettingsView }
