/** What is to go wrong: rules in force, and a form for new ones. */
import type { VNode } from "preact"
import { useState } from "preact/hooks"

import * as api from "../api.ts"
import type { ControlEvent } from "../browser.ts"
import { act, useLive } from "../live.ts"
import { button, card, checkbox, field, h, input, select, table } from "../ui.ts"
import { absent, type View } from "./View.ts"

interface Active {
  readonly id: string
  readonly rule: Readonly<Record<string, unknown>>
  readonly left: number | null
  readonly hits: number
}

/** What the form offers; everything else can be posted to the control API. */
const effects: Readonly<Record<string, Readonly<Record<string, unknown>>>> = {
  "500 Internal Server Error": { status: 500 },
  "503 Service Unavailable": { status: 503 },
  "429 Too Many Requests": { status: 429, retryAfter: 1 },
  "401 Unauthorized": { status: 401 },
  "connection cut": { reset: true },
  "half of the body": { truncate: 0.5 },
  "slow (2 s)": { latency: 2000 },
  "reads 5 s late": { staleMs: 5000 },
  "tokens end": { expireTokens: true }
}

const Form = ({ operations }: { readonly operations: ReadonlyArray<string> }): VNode => {
  const [operation, setOperation] = useState("CreateOrchestration")
  const [effect, setEffect] = useState("500 Internal Server Error")
  const [count, setCount] = useState("1")
  const [share, setShare] = useState("100")
  const [afterWrite, setAfterWrite] = useState(true)
  const breaks = ["status", "reset", "truncate"].some((name) => name in effects[effect]!)
  const add = (event: ControlEvent): void => {
    event.preventDefault()
    act("Fault added.", () =>
      api.control("POST", "/faults", {
        operation,
        ...effects[effect],
        probability: Number(share) / 100,
        ...(count === "" ? {} : { count: Number(count) }),
        ...(breaks && afterWrite ? { afterWrite } : {})
      })
    )
  }
  return h(
    "form",
    { class: "row", onSubmit: add },
    field("Operation", select(operation, operations, setOperation)),
    field("Effect", select(effect, Object.keys(effects), setEffect)),
    field("Times (empty: always)", input(count, setCount, { type: "number", min: 1, max: 1_000_000 })),
    field("Chance in %", input(share, setShare, { type: "number", min: 0, max: 100, required: true })),
    breaks ? checkbox("after the write", afterWrite, setAfterWrite) : null,
    h("button", { type: "submit", class: "primary" }, "Add")
  )
}

const rule = ({ hits, id, left, rule: { operation, ...rest } }: Active): VNode =>
  h(
    "tr",
    { key: id },
    h("td", null, h("code", null, String(operation))),
    h("td", { class: "wide" }, h("code", null, JSON.stringify(rest))),
    h("td", { class: "number" }, hits),
    h("td", { class: "number" }, left ?? "no end"),
    h(
      "td",
      { class: "actions" },
      button("Remove", () => act("Fault removed.", () => api.control("DELETE", `/faults/${id}`)), {
        "aria-label": `Remove the fault of ${String(operation)}`
      })
    )
  )

const Faults = (): VNode => {
  const { error, value } = useLive<{
    readonly rules: ReadonlyArray<Active>
    readonly operations: ReadonlyArray<string>
  }>("/faults")
  return card(
    "Faults",
    h(
      "p",
      { class: "quiet" },
      "A failure after the write is the one that finds real bugs: the money moves, the client is not told. Single creates can go wrong by ",
      h("code", null, "metadata.sandbox"),
      " as well."
    ),
    h(Form, { operations: value?.operations ?? ["CreateOrchestration"] }),
    value === undefined
      ? absent(error)
      : table(
          "Faults in force",
          ["Operation", "Effect", ["Hits", "end"], ["Left", "end"], ["Do", "end"]],
          value.rules.map(rule),
          "Everything works."
        )
  )
}

export const faults: View = { name: "faults", title: "Faults", component: Faults }
