/** One gateway, alone over a database of its own, is killed at every named point, under load, and started again. */
import { describe, it } from "vitest"

import { creating, following, recovering } from "./passages.ts"
import { dieCreating, dieFollowing, dieRecovering, losePower } from "./run.ts"

const timeout = 1_200_000

describe("alone over a database of its own, survives being killed", () => {
  it("while it creates, at all points", { timeout }, () => dieCreating(creating, "embedded", 1))

  it("while it follows, at all points", { timeout }, () => dieFollowing(following, "embedded", 1))

  it("with its database", { timeout }, () => losePower(4))

  it("while it goes on with what was left, at all points", { timeout }, () => dieRecovering(recovering, "embedded"))
})
