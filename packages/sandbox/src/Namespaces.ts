/**
 * Many sandboxes behind one address: `/ns/<name>/v2/…` is a sandbox of its own, made when first asked for, so that
 * tests can run side by side against one host. Everything outside `/ns` is the root sandbox.
 */
import * as Effect from "effect/Effect"
import * as Exit from "effect/Exit"

import * as Exchange from "./Exchange.ts"
import * as InProcess from "./InProcess.ts"
import type * as Options from "./Options.ts"
import * as Problems from "./Problems.ts"
import * as Sandbox from "./Sandbox.ts"

/** Namespaces of one process; more are refused. */
export const NAMESPACES_MAX = 1000

/** A sandbox that contains others. */
export interface Namespaces extends Sandbox.Sandbox {
  /** The sandbox of a name, made now if it is new. Throws a RangeError for a name that is none, or one too many. */
  readonly of: (name: string) => Sandbox.Sandbox
  /** Forgets a namespace; false when there was none. */
  readonly drop: (name: string) => boolean
  readonly names: () => ReadonlyArray<string>
}

const NAME = /^[A-Za-z0-9_-]{1,64}$/u

const refused = (status: number, detail: string): Exchange.Answer =>
  Problems.answer(Problems.blank(status, detail).problem, Exchange.PROBLEM_TYPE)

/** Namespaces with the same options each; ids differ by name, as the name is part of the seed. */
export const make = (options: Options.Options = {}): Namespaces => {
  const root = Sandbox.make(options)
  const spaces = new Map<string, Sandbox.Sandbox>()
  const of = (name: string): Sandbox.Sandbox => {
    const known = spaces.get(name)
    if (known !== undefined) return known
    if (!NAME.test(name)) throw new RangeError("a namespace is 1 to 64 letters, digits, _ or -")
    if (spaces.size >= NAMESPACES_MAX) throw new RangeError(`there are ${NAMESPACES_MAX} namespaces already`)
    const made = Sandbox.make({ ...options, seed: `${options.seed ?? 1}/${name}`, mountedAt: `/ns/${name}` })
    spaces.set(name, made)
    return made
  }
  const all = (): ReadonlyArray<Sandbox.Sandbox> => [root, ...spaces.values()]
  const handle = (request: Exchange.Request): Exchange.Answer => {
    const found = /^\/ns\/([^/]*)(\/.*)$/u.exec(request.path)
    if (found === null) return root.handle(request)
    const [, name, path] = found as unknown as [string, string, string]
    if (!NAME.test(name)) return refused(404, "a namespace is 1 to 64 letters, digits, _ or -")
    if (!spaces.has(name) && spaces.size >= NAMESPACES_MAX) return refused(429, "too many namespaces")
    return of(name).handle({ ...request, path })
  }
  return {
    handle,
    fetch: InProcess.fetch(handle),
    client: InProcess.client(handle),
    control: root.control,
    // A namespace that fails for a reason of ours holds up no other; the failure is told when all had their turn.
    tick: () => {
      const failures: Array<unknown> = []
      for (const sandbox of all()) {
        try {
          sandbox.tick()
        } catch (error) {
          failures.push(error)
        }
      }
      if (failures.length > 0) throw failures[0]
    },
    dueInMs: () => {
      const due = all().flatMap((sandbox) => sandbox.dueInMs() ?? [])
      return due.length === 0 ? undefined : Math.min(...due)
    },
    hasWebhooks: () => all().some((sandbox) => sandbox.hasWebhooks()),
    // A namespace whose delivery fails for a reason of ours cuts no other short; the failure is told at the end.
    deliver: Effect.gen(function* () {
      const exits = yield* Effect.forEach(all(), (sandbox) => Effect.exit(sandbox.deliver), {
        concurrency: "unbounded"
      })
      let attempts = 0
      for (const exit of exits) attempts += Exit.isSuccess(exit) ? exit.value : yield* exit
      return attempts
    }),
    of,
    drop: (name) => spaces.delete(name),
    names: () => [...spaces.keys()]
  }
}
