/**
 * RFC 3339 timestamps, kept as the text that was sent: the vendor's own examples carry up to nanoseconds, which
 * neither a JavaScript Date nor Effect's DateTime can hold. Comparison is exact for any number of fraction digits.
 * Source: docs/vendor-facts.md#conv-timestamps.
 */
import * as Order from "effect/Order"
import * as Schema from "effect/Schema"

const PATTERN = /^(\d{4})-(\d{2})-(\d{2})[Tt](\d{2}):(\d{2}):(\d{2})(?:\.(\d{1,30}))?(?:[Zz]|([+-])(\d{2}):(\d{2}))$/u

const HINT = 'an RFC 3339 timestamp such as "2026-04-20T12:30:01.397730Z"'

const daysInMonth = (year: number, month: number): number =>
  month === 2
    ? year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0)
      ? 29
      : 28
    : [4, 6, 9, 11].includes(month)
      ? 30
      : 31

/** Days since 1970-01-01 in the proleptic Gregorian calendar; `Date.UTC` misreads years below 100. */
const daysFromCivil = (year: number, month: number, day: number): number => {
  const y = month <= 2 ? year - 1 : year
  const era = Math.floor(y / 400)
  const yearOfEra = y - era * 400
  const dayOfYear = Math.floor((153 * (month + (month > 2 ? -3 : 9)) + 2) / 5) + day - 1
  const dayOfEra = yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear
  return era * 146_097 + dayOfEra - 719_468
}

const YEAR_0 = daysFromCivil(0, 1, 1) * 86_400
const YEAR_10000 = daysFromCivil(10_000, 1, 1) * 86_400

/** A point in time: whole seconds since 1970 and the fraction's digits without trailing zeros. */
interface Instant {
  readonly seconds: number
  readonly fraction: string
}

const parse = (text: string): Instant | undefined => {
  const match = PATTERN.exec(text)
  if (match === null) return undefined
  const [year, month, day, hour, minute, second] = match.slice(1, 7).map(Number) as [
    number,
    number,
    number,
    number,
    number,
    number
  ]
  const [offsetHour, offsetMinute] = [Number(match[9] ?? 0), Number(match[10] ?? 0)]
  if (month < 1 || month > 12 || day < 1 || day > daysInMonth(year, month)) return undefined
  // RFC 3339 allows second 60 for a leap second; it is the same instant as the next minute's start for ordering.
  if (hour > 23 || minute > 59 || second > 60 || offsetHour > 23 || offsetMinute > 59) return undefined
  const offset = (offsetHour * 60 + offsetMinute) * 60 * (match[8] === "-" ? -1 : 1)
  const seconds = daysFromCivil(year, month, day) * 86_400 + hour * 3600 + minute * 60 + second - offset
  // An offset may push the instant out of the years that four digits can write.
  if (seconds < YEAR_0 || seconds >= YEAR_10000) return undefined
  return {
    seconds,
    fraction: (match[7] ?? "").replace(/0+$/u, "")
  }
}

const parseOrThrow = (text: string): Instant => {
  const instant = parse(text)
  if (instant === undefined) throw new RangeError("not an RFC 3339 timestamp")
  return instant
}

/** A timestamp as text: checked, never rewritten. */
export const Timestamp = Schema.String.annotate({ expected: HINT }).check(
  Schema.makeFilter((text: string) => parse(text) !== undefined, { expected: HINT })
)

/** Whether the text is an RFC 3339 timestamp of a day that exists. */
export const isTimestamp = (text: string): boolean => parse(text) !== undefined

/** Compares instants exactly, whatever their offsets and fractions. Throws a RangeError for other texts. */
export const compare = (a: string, b: string): -1 | 0 | 1 => {
  const [x, y] = [parseOrThrow(a), parseOrThrow(b)]
  if (x.seconds !== y.seconds) return x.seconds < y.seconds ? -1 : 1
  const width = Math.max(x.fraction.length, y.fraction.length)
  const [p, q] = [x.fraction.padEnd(width, "0"), y.fraction.padEnd(width, "0")]
  return p < q ? -1 : p > q ? 1 : 0
}

/** The order of timestamps in time. */
export const order: Order.Order<string> = Order.make(compare)

/** Whole milliseconds since 1970, rounded down: safe as a lower bound, never as an upper one. */
export const toMillisFloor = (text: string): number => {
  const { seconds, fraction } = parseOrThrow(text)
  return seconds * 1000 + Number(fraction.padEnd(3, "0").slice(0, 3))
}

/**
 * The same instant in UTC with at most `digits` fraction digits, rounded down: a lower bound of a listing that is
 * rounded up would skip rows. Throws a RangeError for a text that is not a timestamp.
 */
export const floor = (text: string, digits: number): string => {
  const { seconds, fraction } = parseOrThrow(text)
  return format(seconds, fraction.slice(0, digits))
}

const pad = (value: number, width: number): string => String(value).padStart(width, "0")

const format = (seconds: number, fraction: string): string => {
  const days = Math.floor(seconds / 86_400)
  const rest = seconds - days * 86_400
  // Inverse of daysFromCivil (the same era arithmetic).
  const z = days + 719_468
  const era = Math.floor(z / 146_097)
  const dayOfEra = z - era * 146_097
  const yearOfEra = Math.floor(
    (dayOfEra - Math.floor(dayOfEra / 1460) + Math.floor(dayOfEra / 36_524) - Math.floor(dayOfEra / 146_096)) / 365
  )
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100))
  const shifted = Math.floor((5 * dayOfYear + 2) / 153)
  const day = dayOfYear - Math.floor((153 * shifted + 2) / 5) + 1
  const month = shifted < 10 ? shifted + 3 : shifted - 9
  const year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
  const clock = [Math.floor(rest / 3600), Math.floor(rest / 60) % 60, rest % 60].map((part) => pad(part, 2)).join(":")
  return `${pad(year, 4)}-${pad(month, 2)}-${pad(day, 2)}T${clock}${fraction === "" ? "" : `.${fraction}`}Z`
}

/** The text of an instant given in whole microseconds since 1970, with `digits` fraction digits, rounded down. */
export const fromMicros = (micros: bigint, digits: 0 | 3 | 6 = 6): string => {
  const remainder = micros % 1_000_000n
  const part = remainder < 0n ? remainder + 1_000_000n : remainder
  return format(Number((micros - part) / 1_000_000n), part.toString().padStart(6, "0").slice(0, digits))
}

/**
 * The text of an instant given in milliseconds since 1970, with `digits` fraction digits. Fractions of a millisecond are
 * cut off: a float of this size does not hold them exactly (use `fromMicros`).
 */
export const fromMillis = (millis: number, digits: 0 | 3 | 6 = 6): string =>
  fromMicros(BigInt(Math.floor(millis)) * 1000n, digits)
