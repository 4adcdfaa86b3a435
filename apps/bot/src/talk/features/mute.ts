/** `mute` and `unmute`: a silence about one orchestration, in this channel. */
import * as Effect from "effect/Effect"

import type { Matcher } from "../../routing/Silence.ts"
import { FOR_MAX_MS, Silences } from "../../routing/Silences.ts"
import * as View from "../../view/View.ts"
import { about, brief } from "../About.ts"
import * as Duration from "../Duration.ts"
import { type Asker, type Feature, refuse, say } from "../Feature.ts"

const DEFAULT_MS = 3_600_000

const matcherOf = (id: string, { sight }: Asker): Matcher =>
  sight === "everything" ? { ids: [id] } : { ids: [id], targets: [...sight].toSorted() }

const isSame = (a: Matcher, b: Matcher): boolean =>
  Object.keys(a).every((key) => key === "ids" || key === "targets") &&
  a.ids?.join() === b.ids?.join() &&
  a.targets?.join() === b.targets?.join()

/** Silences that an earlier `mute` of the same made. */
const before = (matcher: Matcher) =>
  Effect.flatMap(Silences, ({ list }) => Effect.map(list, (all) => all.filter((one) => isSame(one.matcher, matcher))))

const muting = { name: "mute", usage: "<id or ref_id> [30m|2h|3d]" }

export const mute: Feature = {
  ...muting,
  summary: "no more of it here for an hour, or as long as you say",
  answer: (config, asker, text) => {
    const { forMs = DEFAULT_MS, rest } = Duration.split(text)
    return about(config, asker, muting, rest, (found) =>
      Effect.gen(function* () {
        if (forMs > FOR_MAX_MS) return refuse(`At most ${FOR_MAX_MS / 86_400_000} days: mute it again then.`)
        const silences = yield* Silences
        const matcher = matcherOf(found.change.id, asker)
        const earlier = yield* before(matcher)
        const made = yield* silences.add({ matcher, author: asker.name, reason: "muted", forMs })
        for (const { id } of earlier) yield* silences.remove(id, asker.name)
        return say(
          `Muted until ${View.timeText(made.expiresAt, config.timeZone)}: ${brief(found)}.`,
          "What happens meanwhile is told then; a contradiction is told at once. unmute ends it."
        )
      })
    )
  }
}

const unmuting = { name: "unmute", usage: "<id or ref_id>" }

export const unmute: Feature = {
  ...unmuting,
  summary: "ends that",
  answer: (config, asker, rest) =>
    about(config, asker, unmuting, rest, (found) =>
      Effect.gen(function* () {
        const silences = yield* Silences
        const muted = yield* before(matcherOf(found.change.id, asker))
        for (const { id } of muted) yield* silences.remove(id, asker.name)
        return muted.length === 0 ? refuse(`Not muted here: ${brief(found)}.`) : say(`Told again: ${brief(found)}.`)
      })
    )
}
