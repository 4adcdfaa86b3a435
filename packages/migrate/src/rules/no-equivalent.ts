import * as Values from "../model/Value.ts"
import * as Bodies from "./Bodies.ts"
import * as Rule from "./Rule.ts"

const lost: Readonly<Record<string, string>> = {
  settled_at:
    "Decide what your books use: the created_at of the orchestration.completed event, the first time you saw COMPLETED, or updated_at marked as approximate.",
  cancelled_at: "An orchestration is never cancelled; drop the field or keep it for legacy rows."
}

const filterAdvice =
  "List by created_at with status=PROCESSING and status=PENDING, ask for the open ids with orchestration_id (100 a call), or follow the events orchestration.completed and orchestration.failed."

/** What the new API does not have at all. */
export const noEquivalent = Rule.make({
  id: "no-equivalent",
  summary: "settled_at, cancelled_at and the updated_at filters, which the new API does not have.",
  why: "Orchestrations carry no time of completion, and the new listing cannot filter by updated_at. A filter that is dropped without a word makes the query answer more rows than asked for, so it is an error and stops the edit.",
  example: {
    language: "http",
    before: "GET https://api.paxos.com/v2/conversion/stablecoins?updated_at.begin=2026-04-20T11:00:00Z\n"
  },
  severity: "warning",
  safety: "manual",
  rows: ["R10", "R11", "Q7"],
  check: (subject) => {
    const query = subject.kind === "site" || subject.kind === "mention" ? subject.query : []
    const filters = query
      .filter((entry) => /^updated_at[._[](?:begin|end)\]?$/u.test(entry.key))
      .map((entry): Rule.Draft => ({
        range: entry.range,
        message: Bodies.say(
          `The new listing cannot filter by ${entry.key}; leaving it out would widen the query.`,
          subject
        ),
        severity: "error",
        safety: "manual",
        needs: filterAdvice
      }))
    const fields = Bodies.replies(subject).flatMap(({ object }) =>
      Object.keys(lost).flatMap((key): ReadonlyArray<Rule.Draft> => {
        const entry = Values.entry(object, key)
        return entry === undefined
          ? []
          : [
              {
                range: Values.range(entry),
                message: Bodies.say(`Orchestrations have no ${key}.`, subject),
                safety: "manual",
                blocks: false,
                needs: lost[key]!
              }
            ]
      })
    )
    const reads = subject.kind === "site" ? subject.reads : subject.kind === "declaration" ? subject.fields : []
    return [
      ...filters,
      ...fields,
      ...reads.flatMap((read): ReadonlyArray<Rule.Draft> => {
        const field = read.field.split(".").at(-1)!
        return Object.hasOwn(lost, field)
          ? [
              {
                range: read.range,
                message: Bodies.say(`Orchestrations have no ${field}.`, subject),
                safety: "manual",
                needs: lost[field]!
              }
            ]
          : []
      })
    ]
  }
})
