/** Too many requests, of every operation. Source: docs/vendor-facts.md#rate-limits. */
import * as Router from "../../../src/Router.ts"
import type { Recorder } from "../Recorder.ts"

const NOBODY = "0e6c3f52-5a3e-4a0a-9d53-5a4d1c0f1b7e"
/** One per second over five minutes, and one too many. */
const TOKENS = 301

export const exercise = (recorder: Recorder): void => {
  // Who is throttled at one endpoint is so at all of them: far fewer requests than the rate of each would take.
  recorder.sandbox.control.settings.set({ throttles: "caller" })
  for (let sent = 0; sent < TOKENS; sent++) recorder.raw({ method: "POST", path: "/oauth2/token" })
  for (const { method, operation, path } of Router.operations) {
    if (operation === "IssueToken") continue
    const filled = path.replaceAll(/:\w+/gu, NOBODY)
    recorder.raw({ method, path: filled, headers: { authorization: "Bearer nobody" } })
  }
}
