import * as Conversion from "@segue/core/Conversion"
import * as Orchestration from "@segue/core/Orchestration"

import type { QueryEntry } from "../model/Subject.ts"
import * as Bodies from "./Bodies.ts"
import * as Rule from "./Rule.ts"

const successors: ReadonlyMap<string, string> = new Map([
  ["created_at.begin", "created_at.gte"],
  ["created_at.end", "created_at.lte"]
])

/** Fields of a create's body: beside a path whose method is not in reach they need not be a query. */
const isOfBody = (key: string): boolean => Conversion.requestFields.has(key) || Orchestration.requestFields.has(key)

const known = new Set([
  "profile_id",
  "ref_id",
  "created_at.begin",
  "created_at.end",
  "updated_at.begin",
  "updated_at.end",
  "order",
  "page_cursor",
  "limit",
  "created_at.lt",
  "created_at.lte",
  "created_at.eq",
  "created_at.gte",
  "created_at.gt",
  "status",
  "orchestration_id",
  "orchestration_rule_id",
  "source_asset",
  "destination_asset"
])

/** Only a name written like the vendor's is judged; a computed one is not. */
const isWireName = (key: string): boolean => /^[a-z_]+(?:\.[a-z]+)?$/u.test(key)

const draft = (entry: QueryEntry, isLegacy: boolean): ReadonlyArray<Rule.Draft> => {
  const to = successors.get(entry.key)
  if (to !== undefined) {
    const ops = entry.rename?.(to)
    return [
      {
        range: entry.range,
        message: `${entry.key} is ${to} in the new listing; both include their own instant.`,
        ...(ops === undefined ? { needs: `Send ${to} here.` } : { ops }),
        safety: ops === undefined ? "manual" : "safe"
      }
    ]
  }
  if (entry.key === "page_cursor" && isLegacy && entry.value !== undefined && /^[\w+/=-]{6,}$/u.test(entry.value)) {
    return [
      {
        range: entry.range,
        message: "A cursor of the legacy listing means nothing to the new one.",
        safety: "manual",
        needs: "Finish the listing where it began, or start again without a cursor."
      }
    ]
  }
  if (entry.key === "status" && isLegacy) {
    return [
      {
        range: entry.range,
        message:
          "The legacy listing had no filter by status, so this had no documented effect; the new one filters by it.",
        safety: "manual",
        needs: "Decide whether the filter is meant, and with which of the new statuses."
      }
    ]
  }
  return isWireName(entry.key) && !known.has(entry.key)
    ? [
        {
          range: entry.range,
          message: `Neither listing has a parameter ${entry.key}.`,
          safety: "manual",
          needs: `Find out what ${entry.key} was meant to do, and take it out or replace it.`
        }
      ]
    : []
}

/** Parameters of a listing. */
export const queryParam = Rule.make({
  id: "query-param",
  summary: "Parameters of the legacy listing that the new one calls otherwise.",
  why: "created_at.begin and created_at.end include their own instant, so they become created_at.gte and created_at.lte, never gt and lt. Cursors of one listing mean nothing to the other.",
  example: {
    language: "http",
    before: "GET https://api.paxos.com/v2/conversion/stablecoins?created_at.begin=2026-04-20T11:00:00Z\n",
    after: "GET https://api.paxos.com/v2/orchestration/orchestrations?created_at.gte=2026-04-20T11:00:00Z\n"
  },
  severity: "warning",
  safety: "safe",
  rows: ["Q2", "Q3", "Q4", "Q5", "Q6", "Q8", "Q9", "Q12"],
  check: (subject) => {
    if (subject.kind === "mention" && subject.zone === "code") {
      // Without the call the query stays as it is: the path beside it does, too.
      return subject.query.flatMap((entry) =>
        draft(entry, subject.path.api === "legacy").map((one) => ({ ...one, ops: [], safety: "manual" as const }))
      )
    }
    if (subject.kind !== "site" || !["list", "unknown"].includes(subject.operation)) return []
    return subject.query
      .filter((entry) => subject.operation === "list" || !isOfBody(entry.key))
      .flatMap((entry) => draft(entry, subject.api === "legacy"))
      .map((one) => ({ ...one, message: Bodies.say(one.message, subject) }))
  }
})
