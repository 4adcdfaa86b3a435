/** The README's table of errors is the API's: every failure stands in a row of its code. */
import * as fs from "node:fs"
import * as path from "node:path"

import { Failure } from "@segue/api"
import { PaxosError } from "@segue/core"
import { Arbitrary, Effect } from "effect"
import { expect, it } from "vitest"

import { record } from "./support/gateway.ts"

const rows = fs
  .readFileSync(path.join(import.meta.dirname, "../README.md"), "utf8")
  .split("\n")
  .map((line) => ({ code: /^\| `([A-Z_]+)`/u.exec(line)?.[1], words: line.split("|")[2] ?? "" }))

it("names every failure and every reason of the vendor", async () => {
  const sample = { count: 500, seed: 1 }
  const failures = await Effect.runPromise(Arbitrary.sampleEffect(Arbitrary.schema(Failure.Failure), sample))
  const reasons = await Effect.runPromise(Arbitrary.sampleEffect(Arbitrary.schema(PaxosError.Reason), sample))
  const ofVendor = reasons.map((reason) => new PaxosError.PaxosError({ operation: "GetEvent", reason, sent: true }))
  // Generated ones never are conflicts: what they hold is too particular.
  const conflict = new PaxosError.RefIdConflict({ ref_id: "r", paths: [], existing: record("a") })
  const told = [...failures, conflict, ...ofVendor].map((failure) => ({
    code: Failure.codeOf(failure),
    tag: failure._tag === "PaxosError" ? failure.reason._tag : failure._tag
  }))
  // The sample is large enough to have met them all.
  const kinds = [...Failure.Failure.members, ...PaxosError.Reason.members].map((member) => member.identifier)
  expect(kinds.filter((kind) => kind !== "PaxosError" && !told.some(({ tag }) => tag === kind))).toEqual([])
  const absent = told.filter(
    ({ code, tag }) => !rows.some((row) => row.code === code && row.words.includes(`\`${tag}\``))
  )
  expect(absent).toEqual([])
})
