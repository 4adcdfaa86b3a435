/** What every operation refuses in the same way: no token, a token for something else, an unknown id, bad input. */
import * as Scope from "@segue/core/Scope"

import * as Router from "../../../src/Router.ts"
import type { Recorder } from "../Recorder.ts"

const NOBODY = "0e6c3f52-5a3e-4a0a-9d53-5a4d1c0f1b7e"

/** Operations that the sandbox has, but for the token endpoint, with their path filled in. */
const calls = (id: string) =>
  Router.operations.flatMap(({ method, operation, path }) =>
    operation === "IssueToken"
      ? []
      : [{ operation, method, hasId: path.includes(":"), path: path.replace("/v2", "").replaceAll(/:\w+/gu, id) }]
  )

const foreignScope = (operation: Scope.Operation): string =>
  Scope.byOperation[operation] === "events:read_event" ? "funding:read_profile" : "events:read_event"

const isList = (operation: string): boolean => operation.startsWith("List") && operation !== "ListProfileBalances"

export const exercise = (recorder: Recorder): void => {
  for (const { hasId, method, operation, path } of calls(NOBODY)) {
    recorder.send(method, path, {}, { scope: null })
    recorder.send(method, path, {}, { scope: foreignScope(operation) })
    if (hasId) recorder.send(method, path, method === "PUT" ? { nickname: "somebody" } : undefined)
    if (isList(operation)) recorder.send(method, `${path}?limit=0`)
    if (method === "POST" || (method === "PUT" && !path.endsWith("/deactivate"))) {
      recorder.send(method, path, '{"amount": "1",')
      recorder.send(method, path, "[]")
    }
  }
  retired(recorder)
}

/** The switch for the days after the sunset. Source: docs/vendor-facts.md#problem-gone. */
const retired = (recorder: Recorder): void => {
  const { settings } = recorder.sandbox.control
  settings.set({ legacyEndpoints: "gone" })
  for (const { method, operation, path } of calls(NOBODY)) {
    if (operation.includes("StablecoinConversion")) recorder.send(method, path)
  }
  settings.set({ legacyEndpoints: "on" })
}
