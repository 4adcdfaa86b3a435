/** What hours of the configuration mean for an instant: until when it is quiet, and how long banks have worked. */
import * as DateTime from "effect/DateTime"

import { type BankHours, type Day, days, type Window } from "../config/Hours.ts"

const MINUTE_MS = 60_000
const DAY_MINUTES = 1_440
const DAY_MS = DAY_MINUTES * MINUTE_MS

/** Minutes since midnight of `08:30`. */
const minutesOf = (time: string): number => Number(time.slice(0, 2)) * 60 + Number(time.slice(3))

/** An instant as clocks of a zone show it. */
const localOf = (ms: number, timeZone: string) => {
  const { day, hour, minute, month, weekDay, year } = DateTime.toParts(DateTime.makeZonedUnsafe(ms, { timeZone }))
  return { minutes: hour * 60 + minute, weekDay: (weekDay + 6) % 7, midnightMs: Date.UTC(year, month - 1, day) }
}

/** The instant at which clocks of a zone show this; `localMs` is that time as if it were UTC's. */
const instantOf = (localMs: number, timeZone: string): number =>
  DateTime.toEpochMillis(DateTime.makeZonedUnsafe(localMs, { timeZone, adjustForTimeZone: true }))

const dayOf = (weekDay: number): Day => days[(weekDay + 7) % 7]!

const isIn = (window: Window, ms: number, timeZone: string): boolean => {
  const { minutes, weekDay } = localOf(ms, window.timeZone ?? timeZone)
  const [from, to] = [minutesOf(window.from), minutesOf(window.to)]
  const begins = (day: number) => window.days === undefined || window.days.includes(dayOf(day))
  if (from < to) return begins(weekDay) && minutes >= from && minutes < to
  return (begins(weekDay) && minutes >= from) || (begins(weekDay - 1) && minutes < to)
}

/** The window that an instant is in, for people: `20:00 to 07:00 Europe/Berlin`. */
export const windowAt = (windows: ReadonlyArray<Window>, ms: number, timeZone: string): string | undefined => {
  const found = windows.find((window) => isIn(window, ms, timeZone))
  return found === undefined ? undefined : `${found.from} to ${found.to} ${found.timeZone ?? timeZone}`
}

/** Windows overlap and follow each other; beyond a week they repeat. */
const LOOK_MS = 8 * DAY_MS
const STEP_MINUTES = 15

/** The stretch found last: the rows of a night have the same end. */
const found = new WeakMap<ReadonlyArray<Window>, { timeZone: string; fromMs: number; toMs: number }>()

/**
 * The first instant, to the minute, that is in none of the windows; the instant itself when it is not. Windows that
 * leave no minute free end in eight days, to be judged again then.
 */
export const freeAt = (windows: ReadonlyArray<Window>, ms: number, timeZone: string): number => {
  const last = found.get(windows)
  if (last?.timeZone === timeZone && ms >= last.fromMs && ms < last.toMs) return last.toMs
  const isQuiet = (at: number) => windows.some((window) => isIn(window, at, timeZone))
  if (!isQuiet(ms)) return ms
  const first = Math.floor(ms / MINUTE_MS) * MINUTE_MS
  let at = first
  while (at - first < LOOK_MS && isQuiet(at)) at += STEP_MINUTES * MINUTE_MS
  for (let back = 1; back < STEP_MINUTES && !isQuiet(at - MINUTE_MS); back++) at -= MINUTE_MS
  found.set(windows, { timeZone, fromMs: ms, toMs: at })
  return at
}

const WEEK: ReadonlyArray<Day> = ["mon", "tue", "wed", "thu", "fri"]
/** Whatever is older was long ago enough for any limit, which is a year at most. */
const DAYS_MAX = 1_100

/** How long banks have worked between two instants, in milliseconds. */
export const bankMs = (hours: BankHours, fromMs: number, toMs: number, timeZone: string): number => {
  const zone = hours.timeZone ?? timeZone
  const holidays = new Set(hours.holidays)
  let sum = 0
  let day = localOf(Math.max(fromMs, toMs - DAYS_MAX * DAY_MS), zone).midnightMs
  for (; instantOf(day, zone) < toMs; day += DAY_MS) {
    const isOpen =
      (hours.days ?? WEEK).includes(dayOf(new Date(day).getUTCDay() - 1)) &&
      !holidays.has(new Date(day).toISOString().slice(0, 10))
    if (!isOpen) continue
    const opens = instantOf(day + minutesOf(hours.from) * MINUTE_MS, zone)
    const closes = instantOf(day + minutesOf(hours.to) * MINUTE_MS, zone)
    sum += Math.max(0, Math.min(closes, toMs) - Math.max(opens, fromMs))
  }
  return sum
}
