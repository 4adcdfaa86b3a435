/** Whether something may be told now, and if not, until when it waits and why. `run` holds by it, `explain` shows it. */
import type { Orchestration } from "@segue/core/Orchestration"

import type { Route } from "../config/Settings.ts"
import * as Hours from "./Hours.ts"
import * as Silence from "./Silence.ts"

/** Something that is due to be told at a target. */
export interface Due {
  readonly target: string
  /** By its name; one that is not configured any more has no quiet hours. */
  readonly route: string
  readonly orchestration: Orchestration
  readonly kind: "first" | "advance" | "incident"
  /** The status that is told. */
  readonly status: string
  /** Whether it is called stuck, or stuck is what is told. */
  readonly isStuck: boolean
}

/** What is judged by. */
export interface Rules {
  readonly routes: ReadonlyArray<Route>
  readonly timeZone: string
}

/** It waits. */
export interface Hold {
  /** Milliseconds since 1970. */
  readonly untilMs: number
  /** For people. */
  readonly because: string
}

/** What quiet hours do not hold back. */
const isLoud = ({ isStuck, kind, status }: Pick<Due, "isStuck" | "kind" | "status">): boolean =>
  isStuck || kind === "incident" || status === "FAILED" || status === "REJECTED"

/** Quiet hours and silences follow each other; after so many turns it is judged again later. */
const TURNS_MAX = 50

/** The hold, if there is one. A contradiction is told whatever anybody silenced. */
export const judge = (
  due: Due,
  silences: ReadonlyArray<Silence.Silence>,
  { routes, timeZone }: Rules,
  nowMs: number
): Hold | undefined => {
  const windows = isLoud(due) ? [] : (routes.find(({ name }) => name === due.route)?.quietHours ?? [])
  const about =
    due.kind === "incident"
      ? []
      : silences.filter(({ matcher }) =>
          Silence.isAbout(matcher, due.target, { ...due.orchestration, status: due.status })
        )
  const reasons = new Set<string>()
  let at = nowMs
  for (let turn = 0; turn < TURNS_MAX; turn++) {
    const silence = about.find(({ expiresMs }) => expiresMs > at)
    const window = Hours.windowAt(windows, at, timeZone)
    if (silence !== undefined) {
      const why = silence.reason === "" ? "" : `: ${silence.reason}`
      reasons.add(`silence ${silence.id} of ${silence.author} until ${silence.expiresAt}${why}`)
      at = silence.expiresMs
    } else if (window !== undefined) {
      reasons.add(`quiet hours ${window}`)
      const free = Hours.freeAt(windows, at, timeZone)
      at = free
      // Windows that leave nothing free: to be judged again then.
      if (Hours.windowAt(windows, free, timeZone) !== undefined) break
    } else break
  }
  return reasons.size === 0 ? undefined : { untilMs: at, because: [...reasons].join("; ") }
}
