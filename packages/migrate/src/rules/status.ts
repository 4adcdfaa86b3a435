import type { StatusTest } from "../model/Subject.ts"
import type { StringValue } from "../model/Value.ts"
import * as Values from "../model/Value.ts"
import * as Bodies from "./Bodies.ts"
import * as Rule from "./Rule.ts"

/** Legacy words and what they become; cancelling became nothing. */
const successors: ReadonlyMap<string, string> = new Map([
  ["CREATED", "PROCESSING"],
  ["SETTLED", "COMPLETED"]
])

const isCancelled = (status: string): boolean => /^cancell?ed$/iu.test(status)

const cancelledAdvice = "CANCELLED is neither REJECTED nor FAILED; keep it for legacy rows only."

const valueDraft = (value: StringValue): ReadonlyArray<Rule.Draft> => {
  const range = Values.range(value)
  if (isCancelled(value.text)) {
    return [{ range, message: "No orchestration is ever CANCELLED.", safety: "manual", needs: cancelledAdvice }]
  }
  const to = successors.get(value.text)
  return to === undefined
    ? []
    : [
        {
          range,
          message: `${value.text} is called ${to} in the new API.`,
          ops: [{ op: "text", source: value.content, start: 0, end: value.content.text.length, text: to }],
          safety: "safe"
        }
      ]
}

const testDraft = (test: StatusTest): ReadonlyArray<Rule.Draft> => {
  if (test.isSymbol === true) return []
  if (isCancelled(test.status)) {
    return [
      { range: test.range, message: "No orchestration is ever CANCELLED.", safety: "manual", needs: cancelledAdvice }
    ]
  }
  const to = successors.get(test.status.toUpperCase())
  if (to === undefined) return []
  const ops = test.replace?.(to)
  return [
    {
      range: test.range,
      message: `${test.status} is called ${to} in the new API.`,
      ...(ops === undefined ? {} : { ops }),
      safety: ops === undefined ? "manual" : "review",
      needs: `${
        to === "PROCESSING"
          ? "Not finished is PROCESSING or PENDING now."
          : "An orchestration may also end in FAILED or REJECTED."
      }${ops === undefined ? " The word cannot be changed for this call alone; see what else uses it." : ""}`
    }
  ]
}

/** Words for statuses. */
export const status = Rule.make({
  id: "status",
  summary: "Statuses of conversions where orchestrations have other words.",
  why: "CREATED is PROCESSING and SETTLED is COMPLETED. CANCELLED has no counterpart: it is neither FAILED nor REJECTED. Comparisons with the old words are never true again.",
  example: {
    language: "json",
    before: `{
  "id": "e9a2f4c1-6b8d-4e3a-b5c7-1d0f9e8a7b6c",
  "profile_id": "p-1",
  "amount": "5",
  "source_asset": "USD",
  "target_asset": "USDP",
  "status": "SETTLED",
  "created_at": "2026-04-20T12:30:01Z"
}
`,
    after: `{
  "id": "e9a2f4c1-6b8d-4e3a-b5c7-1d0f9e8a7b6c",
  "profile_id": "p-1",
  "source_amount": "5",
  "source_asset": "USD",
  "destination_asset": "USDP",
  "status": "COMPLETED",
  "created_at": "2026-04-20T12:30:01Z",
  "source": {
    "profile": {
      "profile_id": "p-1"
    }
  },
  "destination": {
    "profile": {
      "profile_id": "p-1"
    }
  }
}
`
  },
  severity: "warning",
  safety: "safe",
  rows: ["R5", "S1", "S2", "S3", "S7", "S11"],
  check: (subject) => {
    // One that is spread in and set anew stands there twice, and both places are words of the API.
    const values = Bodies.replies(subject).flatMap(({ object }) =>
      object.entries.flatMap(({ key, value }) => (key === "status" && value.kind === "string" ? valueDraft(value) : []))
    )
    const tests = subject.kind === "site" || subject.kind === "declaration" ? subject.statusTests : []
    return [...values, ...tests.flatMap(testDraft)].map((draft) => ({
      ...draft,
      message: Bodies.say(draft.message, subject)
    }))
  }
})
