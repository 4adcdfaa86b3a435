/**
 * Looking several things up with one statement when several are asked for at once: a round trip costs this process
 * more than all else that a read does. Nothing is kept: a statement starts after everybody whom it answers has asked.
 */
import * as Effect from "effect/Effect"
import * as Exit from "effect/Exit"
import * as Option from "effect/Option"

/** Keys in one statement at most. */
const KEYS_MAX = 100
/** Statements under way at most: whoever asks meanwhile shares the next one. */
const STATEMENTS_MAX = 2

type Resume<A, E> = (effect: Effect.Effect<Option.Option<A>, E>) => void

/**
 * `ask` answers what there is for some keys, by key. The answer looks a single key up, together with all that are asked
 * for before the event loop comes round.
 */
export const together = <A, E>(
  ask: (keys: ReadonlyArray<string>) => Effect.Effect<ReadonlyMap<string, A>, E>
): ((key: string) => Effect.Effect<Option.Option<A>, E>) => {
  let waiting = new Map<string, Array<Resume<A, E>>>()
  let underWay = 0
  let isScheduled = false

  const answer = (asked: ReadonlyMap<string, ReadonlyArray<Resume<A, E>>>) => {
    const told = (exit: Exit.Exit<ReadonlyMap<string, A>, E>) => {
      underWay -= 1
      schedule()
      for (const [key, resumes] of asked) {
        const found = Exit.isSuccess(exit)
          ? Effect.succeed(Option.fromUndefinedOr(exit.value.get(key)))
          : Effect.failCause(exit.cause)
        for (const resume of resumes) resume(found)
      }
    }
    underWay += 1
    Effect.runCallback(
      Effect.suspend(() => ask([...asked.keys()])),
      { onExit: told }
    )
  }

  const flush = () => {
    isScheduled = false
    const entries = [...waiting]
    const count = Math.min(entries.length, KEYS_MAX * (STATEMENTS_MAX - underWay))
    // Left first: whoever asks from here on is answered by a later statement.
    waiting = new Map(entries.slice(count))
    for (let start = 0; start < count; start += KEYS_MAX) {
      answer(new Map(entries.slice(start, Math.min(start + KEYS_MAX, count))))
    }
    schedule()
  }

  /** When the event loop comes round; while enough statements are under way, when one of them has ended. */
  const schedule = () => {
    if (isScheduled || waiting.size === 0 || underWay >= STATEMENTS_MAX) return
    isScheduled = true
    setImmediate(flush)
  }

  return (key) =>
    Effect.callback((resume) => {
      // The database has no such texts, and one of them would spoil the statement for the others.
      if (key.includes("\0") || !key.isWellFormed()) return resume(Effect.succeedNone)
      const resumes = waiting.get(key)
      if (resumes === undefined) waiting.set(key, [resume])
      else resumes.push(resume)
      schedule()
    })
}
