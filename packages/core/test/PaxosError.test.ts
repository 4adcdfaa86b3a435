import { assert, describe, it } from "@effect/vitest"

import * as PaxosError from "../src/PaxosError.ts"

const status = 400

describe("what a refused create says of its ref_id", () => {
  it.each([
    new PaxosError.BadRequest({ status }),
    new PaxosError.ExceedsPrecision({ status }),
    new PaxosError.InsufficientFunds({ status }),
    new PaxosError.UnsupportedAddress({ status })
  ])("$_tag: a changed request needs a new one", ({ message }) => assert.match(message, /new ref_id/u))

  it.each([
    new PaxosError.IdentityVerificationRequired({ status }),
    new PaxosError.InsufficientFunds({ status }),
    new PaxosError.TravelRuleRequired({ status })
  ])("$_tag: the same request again keeps it", ({ message }) =>
    assert.match(message, /repeat (?:the|this same) request/u)
  )
})
