/** The clock in the head of every view. */
import type { VNode } from "preact"
import { useState } from "preact/hooks"

import * as api from "./api.ts"
import type { ControlEvent } from "./browser.ts"
import { act, useLive } from "./live.ts"
import { button, field, h, input, select } from "./ui.ts"

interface Seen {
  readonly now: string
  readonly mode: string
  readonly next?: string
  readonly waiting: number
}

const modes = ["real", "manual", "frozen", "skip"]

const move = (body: unknown, done: string): void => act(done, () => api.control("POST", "/clock", body))

export const Clock = (): VNode => {
  const [duration, setDuration] = useState("1h")
  const { value } = useLive<Seen>("/clock")
  const advance = (event: ControlEvent): void => {
    event.preventDefault()
    move({ advance: duration }, `Time moved on by ${duration}.`)
  }
  return h(
    "form",
    { class: "clock row", onSubmit: advance, "aria-label": "Clock" },
    h(
      "div",
      { class: "now" },
      h("span", null, "Sandbox time"),
      h("output", null, value?.now.slice(0, 19).replace("T", " ") ?? "…")
    ),
    field(
      "Mode",
      select(value?.mode ?? "real", modes, (mode) => move({ mode }, `The clock is ${mode}.`))
    ),
    field(
      "Move on by",
      input(duration, setDuration, { size: 6, pattern: "\\d+(\\.\\d+)?\\s*(ms|s|m|h|d)?", required: true })
    ),
    h("button", { type: "submit" }, "Advance"),
    button("Skip to what is next", () => move({ skip: true }, "Skipped."), {
      disabled: value?.next === undefined,
      title: value?.next === undefined ? "Nothing is due" : `Next: ${value.next}; ${value.waiting} waiting`
    })
  )
}
