/** Data that is read again every second while the page is live, and at once after something was done. */
import { useEffect, useState } from "preact/hooks"

import * as api from "./api.ts"

const EVERY_MS = 1000

let isLive = true
const listeners = new Set<() => void>()

/** Reads everything again now. */
export const refresh = (): void => {
  for (const listener of listeners) listener()
}

/** Whether the page keeps reading on its own. */
export const setLive = (value: boolean): void => {
  isLive = value
  if (isLive) refresh()
}

setInterval(() => {
  if (isLive) refresh()
}, EVERY_MS)

/** What was read last, and why the last attempt failed, if it did. */
export interface Live<A> {
  readonly value: A | undefined
  readonly error: string | undefined
}

/** The answer of a path of the control API, kept up to date. */
export const useLive = <A>(path: string): Live<A> => {
  const [live, set] = useState<Live<A>>({ value: undefined, error: undefined })
  useEffect(() => {
    let isCurrent = true
    let isReading = false
    const load = (): void => {
      if (isReading) return
      isReading = true
      api
        .control("GET", path)
        .then((value: A) => isCurrent && set({ value, error: undefined }))
        .catch((error: Error) => isCurrent && set((last) => ({ ...last, error: error.message })))
        .finally(() => {
          isReading = false
        })
    }
    load()
    listeners.add(load)
    return () => {
      isCurrent = false
      listeners.delete(load)
    }
  }, [path])
  return live
}

let say: (text: string) => void = () => {}

/** Where `act` puts what it has to say. */
export const onNotice = (listener: (text: string) => void): void => {
  say = listener
}

/** Does something, says how it went, reads everything again. */
export const act = (done: string, action: () => Promise<unknown>): void => {
  action()
    .then(() => say(done))
    .catch((error: Error) => say(`Refused: ${error.message}`))
    .finally(refresh)
}
