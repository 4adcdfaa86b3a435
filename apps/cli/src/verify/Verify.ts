/** Runs cases through both APIs and judges them. */
import * as Issue from "@segue/core/Issue"

import type { Answer } from "../payload/Answer.ts"
import * as request from "../payload/request.ts"
import type { Case } from "./Case.ts"
import * as Domain from "./Domain.ts"
import { laws } from "./laws/index.ts"
import type { Evidence } from "./laws/Law.ts"
import { record } from "./laws/record.ts"
import * as Trial from "./Trial.ts"

/** The migration under test: a legacy request becomes an answer. */
export type Migrate = (request: unknown) => Answer

/** What `segue payload` does. */
export const migrate: Migrate = (value) => request.migrate(value, { to: "orchestration", refId: undefined })

/** A law that does not hold, and how. */
interface Failure {
  readonly law: string
  readonly message: string
}

/** What became of one case. */
export interface Judged {
  readonly verdict: "settled alike" | "refused alike" | "not comparable" | "different"
  /** Why it is not comparable. */
  readonly reasons: ReadonlyArray<string>
  readonly failures: ReadonlyArray<Failure>
  readonly legacy: Trial.Trial
  readonly migrated: Trial.Trial
  /** The new request, or why there is none. */
  readonly answer: Answer
}

const why = (answer: Answer): string => (answer.tag === "migrated" ? "" : answer.issues.map(Issue.format).join("; "))

const inside = (evidence: Evidence): ReadonlyArray<Failure> =>
  laws.flatMap((law) => law.check(evidence).map((message) => ({ law: law.name, message })))

/**
 * Outside the domain nothing is proven, but two things can still be plainly wrong: that the new API does what the
 * legacy API refuses for the same reason, and that a record says something else.
 */
const outside = (placed: Domain.Placed, legacy: Trial.Trial, migrated: Trial.Trial): ReadonlyArray<Failure> => {
  const mustRefuse = placed.reasons.some((reason) => reason.isRefusedByLegacy)
  const refused = legacy.verdict === "refused" && migrated.verdict !== "refused"
  return [
    ...(mustRefuse && refused
      ? [{ law: "verdict", message: `legacy refused (${legacy.refusal}), new ${migrated.verdict}` }]
      : []),
    ...(placed.request === undefined
      ? []
      : record
          .check({ request: placed.request, legacy, migrated, releases: [] })
          .map((message) => ({ law: record.name, message })))
  ]
}

/** Judges one case. */
export const judge = (world: Case, migrateOne: Migrate = migrate): Judged => {
  const placed = Domain.place(world.request)
  const answer = migrateOne(world.request)
  const legacy = Trial.run(world, "conversion", world.request)
  const migrated =
    answer.tag === "migrated" ? Trial.run(world, "orchestration", answer.result) : Trial.notSent(world, why(answer))
  const { reasons, request: decoded } = placed
  const isInside = reasons.length === 0 && decoded !== undefined
  const failures = isInside
    ? inside({
        request: decoded,
        legacy,
        migrated,
        releases:
          answer.tag === "migrated" && legacy.verdict === "settled" && migrated.verdict === "settled"
            ? Trial.releases(world, world.request, answer.result)
            : []
      })
    : outside(placed, legacy, migrated)
  return {
    verdict:
      failures.length > 0
        ? "different"
        : isInside
          ? legacy.verdict === "refused"
            ? "refused alike"
            : "settled alike"
          : "not comparable",
    reasons: reasons.map((reason) => reason.text),
    failures,
    legacy,
    migrated,
    answer
  }
}

/** A case that failed. */
export interface Different {
  readonly case: Case
  readonly judged: Judged
}

/** What became of all cases. */
export interface Summary {
  readonly cases: number
  readonly verdicts: Readonly<Record<Judged["verdict"], number>>
  /** Reason to number of cases. */
  readonly notComparable: ReadonlyMap<string, number>
  /** Feature to number of cases, for generated ones. */
  readonly coverage: ReadonlyMap<string, number>
  /** The failed case with the shortest request. */
  readonly smallest: Different | undefined
  /** Names of the cases that are not comparable, with their reasons. */
  readonly named: ReadonlyArray<readonly [name: string, verdict: Judged["verdict"], reasons: ReadonlyArray<string>]>
}

const count = (counts: Map<string, number>, key: string): void => {
  counts.set(key, (counts.get(key) ?? 0) + 1)
}

const sizeOf = (one: Case): number => (JSON.stringify(one.request) ?? "").length

/** Names that a summary keeps at most: enough for anybody's own files. */
const NAMED_MAX = 1000

/** Judges all cases; `onCase` is told after each. */
export const verify = (
  cases: Iterable<Case>,
  options: { readonly migrate?: Migrate; readonly onCase?: (done: number) => void } = {}
): Summary => {
  const verdicts = { "settled alike": 0, "refused alike": 0, "not comparable": 0, different: 0 }
  const notComparable = new Map<string, number>()
  const coverage = new Map<string, number>()
  const named: Array<Summary["named"][number]> = []
  let smallest: Different | undefined
  let done = 0
  for (const one of cases) {
    const judged = judge(one, options.migrate ?? migrate)
    verdicts[judged.verdict]++
    if (judged.verdict === "not comparable") count(notComparable, judged.reasons.join(", "))
    for (const feature of one.features) count(coverage, feature)
    if (one.features.length === 0 && named.length < NAMED_MAX) named.push([one.name, judged.verdict, judged.reasons])
    if (judged.verdict === "different" && (smallest === undefined || sizeOf(one) < sizeOf(smallest.case))) {
      smallest = { case: one, judged }
    }
    options.onCase?.(++done)
  }
  return { cases: done, verdicts, notComparable, coverage, smallest, named }
}
