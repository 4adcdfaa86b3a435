/**
 * Creates that the vendor refused, as one message for each caller and episode: whoever is refused a thousand times in a
 * minute has one thing to mend. Nothing refused for an hour ends it.
 */
import * as Timestamp from "@segue/core/Timestamp"
import * as Clock from "effect/Clock"
import * as Effect from "effect/Effect"

import { shown, timeText } from "../view/View.ts"
import { exactly, type Finding, type Look, magnitude } from "./Finding.ts"
import { type Gateway, type ItemOf, ofType, read, type Read } from "./gateway.ts"
import { recall, remember } from "./Snapshot.ts"

const NAME = "refused-creates"

/** What was refused within so long is one episode with what is refused now. */
const EPISODE_MS = 3_600_000
/** A refusal may come to be seen so long after its time, and not longer. */
const LATE_MS = 600_000

const CALLERS_MAX = 10
const REASONS_MAX = 3
const NEWEST_MAX = 5

type Refused = ItemOf<"refused-create">

const grouped = <K>(items: ReadonlyArray<Refused>, keyOf: (item: Refused) => K) => [...Map.groupBy(items, keyOf)]

const toFinding = (caller: string, refused: ReadonlyArray<Refused>, timeZone: string, isCut: boolean): Finding => {
  const [first, last] = [refused[0]!, refused.at(-1)!]
  const reasons = grouped(refused, ({ reason }) => reason).toSorted(([, a], [, b]) => b.length - a.length)
  const more = reasons.length - REASONS_MAX
  const time = (at: string) => timeText(at, timeZone)
  const many = `${refused.length}${isCut ? " or more" : ""}`
  return {
    key: `refused-creates:${caller}`,
    title: `CREATES ARE REFUSED: ${shown(caller)}`,
    fields: [
      { name: "Caller", value: shown(caller) },
      {
        name: "Refused",
        value: refused.length === 1 ? time(first.at) : `${many}, ${time(first.at)} to ${time(last.at)}`
      },
      {
        name: "Why",
        value: [
          ...reasons
            .slice(0, REASONS_MAX)
            .map(([reason, some]) => shown(`${some.length} ${reason}: ${some.at(-1)!.why}`)),
          ...(more > 0 ? [`and ${more} other reasons`] : [])
        ].join("\n")
      },
      {
        name: refused.length > NEWEST_MAX ? "The newest" : "Which",
        value: [...new Set(refused.slice(-NEWEST_MAX).map(({ ref_id }) => shown(ref_id)))].toReversed().join("\n")
      }
    ],
    advice:
      "The vendor refused them, and no attempt at them is in doubt. When the cause is mended, send them again with the same ref_id; a request that is changed needs a new one.",
    isEvent: false,
    // Another reason is news; more of the same is, tenfold.
    size: reasons.length * 100 + magnitude(refused.length)
  }
}

/** One finding for each caller, those with the most refusals first; beyond some, one for all the rest. */
export const refusals = ({ isCut, items }: Pick<Read, "isCut" | "items">, timeZone: string): Look => {
  const callers = grouped(ofType(items, "refused-create"), ({ caller }) => caller).toSorted(
    ([, a], [, b]) => b.length - a.length
  )
  const told = callers.slice(0, CALLERS_MAX).map(([caller, some]) => toFinding(caller, some, timeZone, isCut))
  const rest = callers.slice(CALLERS_MAX)
  const more: Finding = {
    key: "refused-creates:more",
    title: "CREATES OF MORE CALLERS ARE REFUSED",
    fields: [{ name: "Beside those told", value: `${rest.length} callers` }],
    advice: "So many callers have one cause. The gateway tells each of them by system.findings.",
    isEvent: false,
    size: magnitude(rest.length)
  }
  const keys = callers.map(([caller]) => `refused-creates:${caller}`)
  const look = exactly(rest.length > 0 ? [...told, more] : told)
  return { ...look, still: isCut ? undefined : new Set([...look.still!, ...keys]) }
}

interface Kept {
  readonly asOf: string
}

/** Looks back by an episode, or to the last look where that is longer ago; what was never looked at is not passed over. */
export const lookAtRefusals = (gateway: Gateway, timeZone: string) =>
  Effect.gen(function* () {
    const nowMs = yield* Clock.currentTimeMillis
    const before = yield* recall<Kept>(NAME)
    const knownMs = before === undefined ? nowMs : Timestamp.toMillisFloor(before.asOf) - LATE_MS
    const since = Timestamp.fromMillis(Math.min(nowMs - EPISODE_MS, knownMs), 3)
    const found = yield* read(gateway, { kind: NAME, since })
    if (found.notKnown !== undefined) return undefined
    const kept: Kept = { asOf: found.asOf }
    return { look: refusals(found, timeZone), remember: remember(NAME, kept) }
  })
