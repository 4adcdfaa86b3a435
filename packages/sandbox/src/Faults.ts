/**
 * What goes wrong on request: rules by operation, each with a probability and a number of times. They decide from a
 * random stream of their own, so the same seed and the same calls go wrong in the same places.
 */
import * as Issue from "@segue/core/Issue"
import * as Scope from "@segue/core/Scope"
import * as Schema from "effect/Schema"

import type * as Random from "./Random.ts"
import type * as World from "./World.ts"

const Millis = Schema.Finite.check(Schema.isBetween({ minimum: 0, maximum: 3_600_000 }))
const Share = Schema.Finite.check(
  Schema.isBetween({ minimum: 0, maximum: 1 }, { expected: "a number between 0 and 1" })
)

/** Milliseconds before the answer: fixed, evenly spread, or log-normal by its median and its 99th percentile. */
const Latency = Schema.Union([
  Millis,
  Schema.Struct({ minMs: Millis, maxMs: Millis }).check(
    Schema.makeFilter(({ maxMs, minMs }) => minMs <= maxMs || "minMs is more than maxMs")
  ),
  Schema.Struct({ medianMs: Millis, p99Ms: Millis })
])

/** What the vendor serves and this emulator does not: a rule for it would never strike. */
const unserved: ReadonlySet<string> = new Set<Scope.Operation>(["ListTransfers", "GetTransfer"])

/** Operations a rule may name; `*` is every one. */
export const operations: ReadonlyArray<string> = [
  "*",
  "IssueToken",
  ...Object.keys(Scope.byOperation).filter((operation) => !unserved.has(operation))
]

/** One rule, as it is given. */
export const Rule = Schema.Struct({
  operation: Schema.Literals(operations),
  /** Default 1: always. */
  probability: Schema.optionalKey(Share),
  /** How many requests it hits; without end when left out. */
  count: Schema.optionalKey(Schema.Int.check(Schema.isBetween({ minimum: 1, maximum: 1_000_000 }))),
  latency: Schema.optionalKey(Latency),
  /** An error instead of the answer. */
  status: Schema.optionalKey(Schema.Literals([400, 401, 403, 404, 409, 410, 429, 500, 502, 503, 504])),
  /** Seconds in a `Retry-After` header. */
  retryAfter: Schema.optionalKey(Schema.Int.check(Schema.isBetween({ minimum: 0, maximum: 86_400 }))),
  /** Cut the connection instead of answering. */
  reset: Schema.optionalKey(Schema.Boolean),
  /** Send only this share of the body, then cut the connection. */
  truncate: Schema.optionalKey(Share),
  /** The write happens first; only then the error, the cut or the broken body. */
  afterWrite: Schema.optionalKey(Schema.Boolean),
  /** Reads of conversions and orchestrations see the state of so many milliseconds ago. */
  staleMs: Schema.optionalKey(Millis),
  /** Every token issued so far ends at once. */
  expireTokens: Schema.optionalKey(Schema.Boolean)
})
export type Rule = typeof Rule.Type

/** What a rule can do; one without any of it would only count. */
const effects = ["latency", "status", "reset", "truncate", "staleMs", "expireTokens"] as const
const hasEffect = (rule: Rule): boolean => effects.some((name) => rule[name] !== undefined && rule[name] !== false)

/** Reads a rule from unknown input; one that would do nothing is an issue, and so is a field that no rule has. */
export const decode = Issue.decoder(
  Rule.check(Schema.makeFilter((rule) => hasEffect(rule) || `a rule needs one of ${effects.join(", ")}`)),
  { unknownFields: "refuse" }
)

/** What goes wrong with events and their delivery; all probabilities are 0 at first. */
export const EventFaults = Schema.Struct({
  /** An event is written twice, with two ids. */
  duplicate: Schema.optionalKey(Share),
  /** An event is written up to five seconds late, so that a later one may come first. */
  reorder: Schema.optionalKey(Share),
  /** The Events API shows an event only so many milliseconds after it happened. */
  visibleAfterMs: Schema.optionalKey(Millis),
  /** One event is delivered twice to a webhook. */
  duplicateWebhook: Schema.optionalKey(Share),
  /** A delivery starts up to ten seconds late. */
  reorderWebhook: Schema.optionalKey(Share)
})
export type EventFaults = typeof EventFaults.Type
export const decodeEvents = Issue.decoder(EventFaults, { unknownFields: "refuse" })

/** A rule in force. */
export interface Active {
  readonly id: string
  readonly rule: Rule
  /** Requests it may still hit. */
  readonly left: number | null
  readonly hits: number
}

/** What the rules decided about one request. */
export interface Verdict {
  readonly latencyMs: number
  readonly staleMs?: number
  readonly expireTokens: boolean
  /** The first rule that breaks the answer. */
  readonly breaks?: Rule
}

const none: Verdict = { latencyMs: 0, expireTokens: false }

/** How many standard deviations the 99th percentile lies above the median. */
const P99_DEVIATIONS = 2.3263

const latencyOf = (latency: NonNullable<Rule["latency"]>, random: Random.Stream): number => {
  if (typeof latency === "number") return latency
  if ("minMs" in latency) return latency.minMs + random.fraction() * Math.max(0, latency.maxMs - latency.minMs)
  const normal = Math.sqrt(-2 * Math.log(1 - random.fraction())) * Math.cos(2 * Math.PI * random.fraction())
  const deviation = Math.log(Math.max(1, latency.p99Ms / Math.max(1, latency.medianMs))) / P99_DEVIATIONS
  return Math.max(1, latency.medianMs) * Math.exp(deviation * normal)
}

const isBreaking = (rule: Rule): boolean =>
  rule.status !== undefined || rule.reset === true || rule.truncate !== undefined

/** Whether a rule only spoils an answer, so that there has to be one. */
export const needsAnswer = (rule: Rule): boolean => rule.status === undefined && rule.reset !== true

/** The rules of one sandbox, in the order they were added. */
export class Faults {
  #active: ReadonlyArray<Active> = []
  #added = 0
  #events: EventFaults = {}

  get events(): EventFaults {
    return this.#events
  }

  /** Replaces what goes wrong with events. */
  setEvents(events: EventFaults): void {
    this.#events = events
  }

  list(): ReadonlyArray<Active> {
    return this.#active
  }

  add(rule: Rule): Active {
    const active = { id: String(++this.#added), rule, left: rule.count ?? null, hits: 0 }
    this.#active = [...this.#active, active]
    return active
  }

  /** Removes one rule, or all of them; false when there is none of that id. */
  remove(id?: string): boolean {
    const rest = id === undefined ? [] : this.#active.filter((one) => one.id !== id)
    const isFound = id === undefined || rest.length < this.#active.length
    this.#active = rest
    return isFound
  }

  /** Decides about one request. */
  draw(operation: string, random: Random.Stream): Verdict {
    if (this.#active.length === 0) return none
    const hit = new Set<string>()
    let isBroken = false
    for (const { id, left, rule } of this.#active) {
      if (left === 0 || (rule.operation !== "*" && rule.operation !== operation)) continue
      if (random.fraction() >= (rule.probability ?? 1)) continue
      // An answer breaks once: a second rule that breaks it waits for its turn, and is not spent.
      if (isBreaking(rule) && isBroken) continue
      isBroken ||= isBreaking(rule)
      hit.add(id)
    }
    const rules = this.#active.filter((one) => hit.has(one.id)).map((one) => one.rule)
    this.#active = this.#active.map((one) =>
      hit.has(one.id) ? { ...one, hits: one.hits + 1, left: one.left === null ? null : one.left - 1 } : one
    )
    const stale = rules.flatMap((rule) => rule.staleMs ?? [])
    const breaks = rules.find(isBreaking)
    return {
      latencyMs: rules.reduce(
        (sum, rule) => sum + (rule.latency === undefined ? 0 : latencyOf(rule.latency, random)),
        0
      ),
      expireTokens: rules.some((rule) => rule.expireTokens === true),
      ...(stale.length === 0 ? {} : { staleMs: Math.max(...stale) }),
      ...(breaks === undefined ? {} : { breaks })
    }
  }

  dump() {
    return { active: this.#active, added: this.#added, events: this.#events }
  }

  load(state: ReturnType<Faults["dump"]>): void {
    this.#active = state.active
    this.#added = state.added
    this.#events = state.events
  }
}

export const key: World.Key<Faults> = { name: "faults", make: () => new Faults() }
