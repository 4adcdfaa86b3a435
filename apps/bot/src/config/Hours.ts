/** Hours of the day and days of the week, as the configuration tells them. */
import * as Schema from "effect/Schema"

/** Days as they are written, in the order of a week. */
export const days = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"] as const
export type Day = (typeof days)[number]

const Days = Schema.Array(Schema.Literals(days)).check(Schema.isMinLength(1, { expected: "at least one day" }))
const Time = Schema.String.check(
  Schema.isPattern(/^(?:(?:[01]\d|2[0-3]):[0-5]\d|24:00)$/u, { expected: "a time such as 08:30, 24:00 at the latest" })
)

const isTimeZone = (name: string) => {
  try {
    return new Intl.DateTimeFormat("en", { timeZone: name }).resolvedOptions().timeZone !== ""
  } catch {
    return false
  }
}

/** An IANA time zone. */
export const TimeZone = Schema.String.check(
  Schema.makeFilter(isTimeZone, { expected: "an IANA time zone such as Europe/Berlin" })
)

const isDate = (text: string) =>
  /^\d{4}-\d{2}-\d{2}$/u.test(text) && new Date(`${text}T00:00:00Z`).toJSON()?.slice(0, 10) === text

const Day = Schema.String.check(Schema.makeFilter(isDate, { expected: "a date such as 2026-12-25" }))

const zone = Schema.optionalKey(TimeZone.annotate({ description: "Default: the timeZone of messages." }))

/** A stretch of the day, on some days; one that ends before it begins goes on past midnight. */
export const Window = Schema.Struct({
  days: Schema.optionalKey(Days.annotate({ description: "The days on which it begins. Default: every day." })),
  from: Time,
  to: Time,
  timeZone: zone
}).check(Schema.makeFilter(({ from, to }) => from !== to, { expected: "from and to that differ" }))
export type Window = typeof Window.Type

/** When banks work. */
export const BankHours = Schema.Struct({
  days: Schema.optionalKey(Days.annotate({ description: "Default: mon to fri." })),
  from: Time,
  to: Time,
  timeZone: zone,
  holidays: Schema.optionalKey(Schema.Array(Day).annotate({ description: "Days on which banks do not work." }))
}).check(Schema.makeFilter(({ from, to }) => from < to, { expected: "from before to" }))
export type BankHours = typeof BankHours.Type
