/** A payload of one API as one of the other. Nothing is sent to the vendor. */
import type { ControlEvent } from "@segue/sandbox/page/client/browser"
import { card, field, h, input, select, verbatim } from "@segue/sandbox/page/client/ui"
import type { VNode } from "preact"
import { useState } from "preact/hooks"

import { type Issue, query, Refused } from "../gateway.ts"

const what = {
  "the body of a create": "request",
  "an object of an answer": "response",
  "the query of a list": "query"
} as const
const directions = { "to orchestrations": "orchestration", "back to conversions": "conversion" } as const

interface Note extends Issue {
  readonly level: string
}

interface Migrated {
  readonly value: unknown
  readonly notes: ReadonlyArray<Note>
}

type Outcome = Migrated | { readonly error: string; readonly issues: ReadonlyArray<Issue> }

const said = ({ message, path, remedy }: Issue): string =>
  `${path.length === 0 ? "" : `${path.join(".")}: `}${message}${remedy === undefined ? "" : ` ${remedy}`}`

const list = (issues: ReadonlyArray<Issue & { readonly level?: string }>): VNode =>
  h(
    "ul",
    { class: "notes" },
    ...issues.map((issue, index) =>
      h(
        "li",
        { key: index },
        issue.level === undefined
          ? null
          : h(
              "span",
              { class: `badge ${issue.level === "decision" ? "bad" : issue.level === "review" ? "wait" : "off"}` },
              issue.level
            ),
        issue.level === undefined ? null : " ",
        said(issue)
      )
    )
  )

const shown = (outcome: Outcome): VNode =>
  "error" in outcome
    ? h("div", { role: "alert" }, h("p", { class: "error" }, outcome.error), list(outcome.issues))
    : h(
        "div",
        { role: "status" },
        h("h3", null, "Migrated"),
        verbatim("Migrated", JSON.stringify(outcome.value)),
        list(outcome.notes)
      )

const EXAMPLE = `{
  "profile_id": "11111111-1111-4111-8111-111111111111",
  "amount": "100.00",
  "source_asset": "USD",
  "target_asset": "PYUSD",
  "ref_id": "invoice-1"
}`

const migrate = async (
  kind: keyof typeof what,
  direction: keyof typeof directions,
  text: string,
  ref_id: string
): Promise<Outcome> => {
  let payload: unknown
  try {
    payload = JSON.parse(text)
  } catch {
    return { error: "That is no JSON.", issues: [] }
  }
  try {
    const isRequest = what[kind] === "request" && ref_id !== ""
    return await query<Migrated>(`migration.${what[kind]}`, {
      to: directions[direction],
      payload,
      ...(isRequest ? { ref_id } : {})
    })
  } catch (error) {
    return { error: error instanceof Error ? error.message : "", issues: error instanceof Refused ? error.issues : [] }
  }
}

/** The box. */
export const Migrate = (): VNode => {
  const [kind, setKind] = useState<keyof typeof what>("the body of a create")
  const [direction, setDirection] = useState<keyof typeof directions>("to orchestrations")
  const [refId, setRefId] = useState("")
  const [text, setText] = useState(EXAMPLE)
  const [outcome, setOutcome] = useState<Outcome | undefined>(undefined)
  const submit = (event: ControlEvent): void => {
    event.preventDefault()
    void migrate(kind, direction, text, refId).then(setOutcome)
  }
  return card(
    "Migrate a payload",
    h("p", { class: "quiet" }, "Nothing is sent to the vendor."),
    h(
      "form",
      { onSubmit: submit, "aria-label": "Migrate a payload" },
      h(
        "div",
        { class: "row" },
        field(
          "It is",
          select(kind, Object.keys(what), (value) => setKind(value as keyof typeof what))
        ),
        field(
          "Direction",
          select(direction, Object.keys(directions), (value) => setDirection(value as keyof typeof directions))
        ),
        field("ref_id, where it has none", input(refId, setRefId))
      ),
      h(
        "label",
        { class: "field" },
        h("span", null, "Payload (JSON)"),
        h("textarea", {
          value: text,
          rows: 8,
          spellcheck: false,
          onInput: (event: ControlEvent) => setText(event.currentTarget.value)
        })
      ),
      h("div", { class: "row" }, h("button", { type: "submit", class: "primary" }, "Migrate"))
    ),
    outcome === undefined ? null : shown(outcome)
  )
}
