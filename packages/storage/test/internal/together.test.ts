/** Looking several things up at once: everybody gets their own answer, from a statement that began after they asked. */
import { assert, describe, it } from "@effect/vitest"
import { Deferred, Effect, Exit, Fiber, Option } from "effect"

import { together } from "../../src/internal/together.ts"

/** Counts what it is asked, and answers each key but `nothing` with itself and the number of the statement. */
const counting = () => {
  const asked: Array<ReadonlyArray<string>> = []
  const look = together((keys) =>
    Effect.sync(() => {
      asked.push(keys)
      return new Map(keys.filter((key) => key !== "nothing").map((key) => [key, `${key}@${asked.length}`]))
    })
  )
  return { asked, look }
}

const all = (look: (key: string) => Effect.Effect<Option.Option<string>>, keys: ReadonlyArray<string>) =>
  Effect.forEach(keys, look, { concurrency: "unbounded" })

describe("together", () => {
  it.live("asks once for what is asked at once, and for each key once", () =>
    Effect.gen(function* () {
      const { asked, look } = counting()
      const answers = yield* all(look, ["a", "b", "a", "nothing"])
      assert.deepStrictEqual(answers, [Option.some("a@1"), Option.some("b@1"), Option.some("a@1"), Option.none()])
      assert.deepStrictEqual(asked, [["a", "b", "nothing"]])
    })
  )

  it.live("keeps nothing: who asks later is answered by a later statement", () =>
    Effect.gen(function* () {
      const { look } = counting()
      assert.deepStrictEqual(yield* look("a"), Option.some("a@1"))
      assert.deepStrictEqual(yield* look("a"), Option.some("a@2"))
    })
  )

  it.live("asks for a hundred at a time", () =>
    Effect.gen(function* () {
      const { asked, look } = counting()
      const keys = Array.from({ length: 250 }, (_, n) => `k${n}`)
      const answers = yield* all(look, keys)
      assert.deepStrictEqual(
        answers.map((one) => Option.getOrThrow(one).split("@")[0]),
        keys
      )
      assert.deepStrictEqual(
        asked.map(({ length }) => length),
        [100, 100, 50]
      )
    })
  )

  it.live("waits while two are under way, and then answers all who asked meanwhile with one", () =>
    Effect.gen(function* () {
      const gate = yield* Deferred.make<void>()
      const asked: Array<ReadonlyArray<string>> = []
      const look = together((keys) =>
        Effect.as(
          Effect.andThen(
            Effect.sync(() => asked.push(keys)),
            Deferred.await(gate)
          ),
          new Map(keys.map((key) => [key, key]))
        )
      )
      const later = (key: string) => Effect.forkChild(look(key), { startImmediately: true })
      const comeRound = Effect.promise(() => new Promise((resolve) => setTimeout(resolve, 5)))
      const fibers = []
      for (const key of ["a", "b", "c", "d"]) {
        fibers.push(yield* later(key))
        yield* comeRound
      }
      assert.deepStrictEqual(asked, [["a"], ["b"]])
      yield* Deferred.succeed(gate, undefined)
      assert.deepStrictEqual(yield* Effect.forEach(fibers, Fiber.join), ["a", "b", "c", "d"].map(Option.some))
      assert.deepStrictEqual(asked.slice(2), [["c", "d"]])
    })
  )

  it.live("tells all of them when it fails, and goes on", () =>
    Effect.gen(function* () {
      let isBroken = true
      const look = together((keys) =>
        isBroken ? Effect.fail("broken") : Effect.succeed(new Map(keys.map((key) => [key, key])))
      )
      const exits = yield* Effect.forEach(["a", "b"], (key) => Effect.exit(look(key)), { concurrency: 2 })
      assert.deepStrictEqual(exits, [Exit.fail("broken"), Exit.fail("broken")])
      isBroken = false
      assert.deepStrictEqual(yield* look("a"), Option.some("a"))
    })
  )

  it.live("does not ask for what no text of the database can be", () =>
    Effect.gen(function* () {
      const { asked, look } = counting()
      const answers = yield* all(look, ["a\0", "\uD800", "good"])
      assert.deepStrictEqual(answers, [Option.none(), Option.none(), Option.some("good@1")])
      assert.deepStrictEqual(asked, [["good"]])
    })
  )

  it.live("one who no longer waits keeps nobody from an answer", () =>
    Effect.gen(function* () {
      const { look } = counting()
      const left = yield* Effect.forkChild(look("a"), { startImmediately: true })
      const stays = yield* Effect.forkChild(look("a"), { startImmediately: true })
      yield* Fiber.interrupt(left)
      assert.deepStrictEqual(yield* Fiber.join(stays), Option.some("a@1"))
    })
  )
})
