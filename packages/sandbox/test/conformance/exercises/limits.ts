/** Too many requests, of every operation. Source: docs/vendor-facts.md#rate-limits. */
import * as Router from "../../../src/Router.ts"
import type { Recorder } from "../Recorder.ts"

const WINDOW_S = 300
const NOBODY = "0e6c3f52-5a3e-4a0a-9d53-5a4d1c0f1b7e"

export const exercise = (recorder: Recorder): void => {
  for (const { method, operation, path, rate } of Router.operations) {
    if (operation === "IssueToken") continue
    const filled = path.replaceAll(/:\w+/gu, NOBODY)
    const request = { method, path: filled, query: "", headers: { authorization: "Bearer nobody" }, body: "" }
    // The first ones are not worth judging: they are all alike.
    for (let sent = 0; sent < rate * WINDOW_S; sent++) recorder.sandbox.handle(request)
    recorder.raw(request)
  }
}
