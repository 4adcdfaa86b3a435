/**
 * A second thread for large trees: it reads files, looks up their imports and judges what needs no grammar, while the
 * first thread does the rest. What it cannot do the first one does.
 */
import * as fs from "node:fs"
import * as path from "node:path"
import { Worker } from "node:worker_threads"

import type { Answer, Question } from "./companion-thread.ts"
import type { Tasks } from "./Tasks.ts"

export interface Companion {
  /** Whether it runs and would not let a question wait for long. */
  readonly isFree: () => boolean
  /** The answer, or nothing where it could not be had: the caller does the work itself then. */
  readonly ask: <K extends keyof Tasks>(
    task: K,
    asked: Parameters<Tasks[K]>[0]
  ) => Promise<ReturnType<Tasks[K]> | undefined>
  /** Ends it; questions without an answer get none. */
  readonly end: () => Promise<void>
}

/** One question to work on, and one more for when that is done. */
const QUESTIONS_MAX = 2

/** How far below `dist` a bundled file may lie. */
const LEVELS_MAX = 3

const fileOf = (name: string): string | undefined => {
  if (import.meta.filename.endsWith(".ts")) return path.join(import.meta.dirname, `${name}.ts`)
  let folder = import.meta.dirname
  for (let level = 0; level < LEVELS_MAX; level++) {
    const file = path.join(folder, `${name}.js`)
    if (fs.existsSync(file)) return file
    folder = path.dirname(folder)
  }
  return undefined
}

const started = (): Worker | undefined => {
  const file = fileOf("companion-thread")
  try {
    return file === undefined ? undefined : new Worker(file)
  } catch {
    // This process may not have threads.
    return undefined
  }
}

/** Starts the thread. It takes some time to be free, and has to be ended. */
export const start = (): Companion | undefined => {
  const worker = started()
  if (worker === undefined) return undefined
  const waiting = new Map<number, (answer: unknown) => void>()
  let next = 1
  let isReady = false
  const stop = (): void => {
    isReady = false
    for (const answer of waiting.values()) answer(undefined)
    waiting.clear()
  }
  worker.on("message", (message: Answer) => {
    if (message.id === 0) isReady = true
    const answer = waiting.get(message.id)
    waiting.delete(message.id)
    answer?.("answer" in message ? message.answer : undefined)
  })
  worker.on("error", stop)
  worker.on("exit", stop)
  return {
    isFree: () => isReady && waiting.size < QUESTIONS_MAX,
    ask: (task, asked) =>
      new Promise((resolve) => {
        if (!isReady) return resolve(undefined)
        const id = next++
        waiting.set(id, resolve as (answer: unknown) => void)
        try {
          worker.postMessage({ id, task, asked } satisfies Question)
        } catch {
          // Something in it is no plain data.
          waiting.delete(id)
          resolve(undefined)
        }
      }),
    end: async () => {
      stop()
      await worker.terminate()
    }
  }
}

/** Lets answers that have arrived be heard. */
export const turn = (): Promise<void> => new Promise((resolve) => void setImmediate(resolve))
