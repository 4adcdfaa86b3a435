/** The process is killed at every named point, under load, and started again. */
import { describe, expect, it } from "vitest"

import { points } from "../../src/CrashPoint.ts"
import { freezeAt } from "./frozen.ts"
import { creating, following, recovering } from "./passages.ts"
import { liveAtRandom } from "./random.ts"
import { dieCreating, dieFollowing, dieRecovering } from "./run.ts"

const timeout = 480_000

describe("survives being killed", () => {
  it("at all points", () => {
    const all = [...creating, ...recovering, ...following.map(([point]) => point)]
    expect(all.toSorted()).toEqual([...points].toSorted())
  })

  it.concurrent("while it creates, beside a replica that lives on", { timeout }, () =>
    dieCreating(creating, "jumping", 2)
  )

  it.concurrent("while it follows, and another takes over", { timeout }, () => dieFollowing(following, "jumping", 2))

  it.concurrent("while it goes on with what another left", { timeout }, () => dieRecovering(recovering, "jumping"))

  it.concurrent("and being frozen where it holds something, while another goes on with that", { timeout }, () =>
    freezeAt([
      ["create.guarded", 1],
      ["create.started", 1],
      ["follow.applying", 4]
    ])
  )

  it.concurrent("at random, with all that a vendor can do wrong", { timeout }, async () => {
    expect(await liveAtRandom(1, 2)).toBe(2)
  })

  it.concurrent("alone, over a database of its own", { timeout }, () =>
    dieCreating(["create.recorded", "create.answered", "create.settled"], "embedded", 1)
  )
})
