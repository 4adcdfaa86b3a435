/** What all repositories share: their one error, transactions, and times as the database tells them. */
import * as Timestamp from "@segue/core/Timestamp"
import { StoreError } from "@segue/follow/Store"
import * as Cause from "effect/Cause"
import * as Effect from "effect/Effect"
import * as Predicate from "effect/Predicate"
import * as Schedule from "effect/Schedule"
import type * as SqlClient from "effect/sql/SqlClient"
import * as SqlError from "effect/sql/SqlError"

/** The database could not do it; `isRetryable` tells whether the same may work later. */
export type StorageError = StoreError

const isRetryable = (error: unknown): boolean => SqlError.isSqlError(error) && error.isRetryable

// The database's own words may quote values; they stay in the cause, and a caller decides where that goes.
const toStorageError =
  (what: string) =>
  (error: unknown): StorageError =>
    error instanceof StoreError
      ? error
      : new StoreError({
          message: `Could not ${what}${SqlError.isSqlError(error) ? ` (${error.reason._tag})` : ""}`,
          isRetryable: isRetryable(error),
          cause: error
        })

/** Turns every failure of a database operation into a `StorageError`. */
export const stored =
  (what: string) =>
  <A, E, R>(effect: Effect.Effect<A, E, R>): Effect.Effect<A, StorageError, R> =>
    Effect.mapError(effect, toStorageError(what))

/** The same, but failures with these tags pass. */
export const storedExcept =
  <Tag extends string>(what: string, ...tags: ReadonlyArray<Tag>) =>
  <A, E, R>(effect: Effect.Effect<A, E, R>): Effect.Effect<A, StorageError | Extract<E, { readonly _tag: Tag }>, R> =>
    Effect.mapError(effect, (error) =>
      tags.some((tag) => Predicate.isTagged(error, tag))
        ? (error as Extract<E, { readonly _tag: Tag }>)
        : toStorageError(what)(error)
    )

/** Failures after which the database has certainly undone everything: the same transaction may be run again. */
const isUndone = (error: unknown): boolean =>
  SqlError.isSqlError(error) && (error.reason._tag === "DeadlockError" || error.reason._tag === "SerializationError")

/**
 * The driver calls it a bug when it cannot roll back, and whatever made it do so as well. Where the connection was lost
 * the database has rolled back by itself, and the loss is a failure like that of any statement.
 */
const afterLoss = <E>(cause: Cause.Cause<E>): Effect.Effect<never, E | SqlError.SqlError> => {
  const lost = cause.reasons.filter(Cause.isDieReason).map(({ defect }) => defect)
  const failure = lost.find(SqlError.isSqlError)
  return failure === undefined || Cause.hasInterrupts(cause) ? Effect.failCause(cause) : Effect.fail(failure)
}

/** A transaction; one that met another and was undone is run again, a few times. */
export const transaction = <A, E, R>(
  sql: SqlClient.SqlClient,
  effect: Effect.Effect<A, E, R>
): Effect.Effect<A, E | SqlError.SqlError, R> =>
  Effect.retry(Effect.catchCause(sql.withTransaction(effect), afterLoss), {
    while: isUndone,
    times: 5,
    schedule: Schedule.jittered(Schedule.exponential("10 millis"))
  })

/** SQL text that writes a time as RFC 3339 in UTC with microseconds. */
export const rfc3339 = (expression: string): string =>
  `to_char(${expression} AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')`

/**
 * An RFC 3339 time as a `timestamptz` takes it: to the microsecond, rounded down, in UTC, since PostgreSQL knows no
 * offsets beyond sixteen hours; and the year 0 as the one before the first.
 */
export const instant = (at: string): string => {
  const text = Timestamp.floor(at, 6)
  return text.startsWith("0000") ? `0001${text.slice(4)} BC` : text
}
