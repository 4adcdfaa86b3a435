/** Where the second thread starts. It can look through files at once; the engine is loaded when it is first needed. */
import * as module from "node:module"
import { type MessagePort, parentPort } from "node:worker_threads"

import type { EngineTasks, Tasks } from "./Tasks.ts"

/** A question as it comes in, and its answer as it goes out. */
export interface Question {
  readonly id: number
  readonly task: keyof Tasks
  readonly asked: unknown
}
export type Answer = { readonly id: number; readonly answer: unknown } | { readonly id: number; readonly error: string }

const serve = async (port: MessagePort): Promise<void> => {
  // Compiling again what has not changed costs more than running it.
  module.enableCompileCache?.()
  const look = (await import("./Look.ts")).make()
  let engine: EngineTasks | undefined
  const answer = async ({ asked, id, task }: Question): Promise<void> => {
    try {
      if (task !== "look") engine ??= (await import("./Tasks.ts")).make()
      const work = { look, ...engine }[task] as (asked: unknown) => unknown
      port.postMessage({ id, answer: await work(asked) } satisfies Answer)
    } catch (error) {
      // The asking thread does it itself, and meets the mistake, too.
      port.postMessage({ id, error: String(error) } satisfies Answer)
    }
  }
  let last: Promise<void> = Promise.resolve()
  port.on("message", (question: Question) => {
    last = last.then(() => answer(question))
  })
  // It is ready.
  port.postMessage({ id: 0, answer: undefined } satisfies Answer)
}

if (parentPort !== null) await serve(parentPort)
