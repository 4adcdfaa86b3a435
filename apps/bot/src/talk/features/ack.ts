/** `ack`: somebody looks after it; it escalates no further, and everybody who was told of it reads who. */
import * as Effect from "effect/Effect"

import { Alarms } from "../../routing/Alarms.ts"
import * as View from "../../view/View.ts"
import { about, brief } from "../About.ts"
import { type Feature, refuse, say } from "../Feature.ts"

const acknowledging = { name: "ack", usage: "<id or ref_id>" }

export const ack: Feature = {
  ...acknowledging,
  summary: "you look after what is stuck or failed; it escalates no further",
  answer: (config, asker, rest) =>
    about(config, asker, acknowledging, rest, (found) =>
      Effect.gen(function* () {
        const done = yield* (yield* Alarms).acknowledge(found.change.id, asker.name)
        switch (done.type) {
          case "done":
            return say(`Acknowledged by ${View.shown(asker.name)}: ${brief(found)}. It escalates no further.`)
          case "before":
            return say(
              `${View.shown(done.by)} acknowledged it ${View.timeText(done.at, config.timeZone)}: ${brief(found)}.`
            )
          case "nothing":
            return refuse(`There is nothing to acknowledge: ${brief(found)}.`)
        }
      })
    )
}
