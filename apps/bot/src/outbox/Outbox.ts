/**
 * What should be told where, and what was: rows that outlive the process. A row is written before a call and its
 * reference after it, so that a crash repeats at most one message. It is a table of wanted states and not a queue of
 * jobs, because only the newest state of a message is worth sending.
 */
import * as PgClient from "@effect/sql-pg/PgClient"
import type { Change } from "@segue/follow/Store"
import { type StorageError, stored, transaction } from "@segue/storage/Stored"
import * as Context from "effect/Context"
import * as Data from "effect/Data"
import * as Effect from "effect/Effect"
import * as Layer from "effect/Layer"

import type { Ref } from "../targets/Notifier.ts"
import { isNoticed } from "../view/View.ts"
import type { Content } from "./Content.ts"
import * as Digests from "./Digests.ts"
import * as Pace from "./Pace.ts"
import * as Rows from "./Rows.ts"

/** Which of the two tables a piece of work is in. */
type Kind = "message" | "reply"

/** One call to make. */
export interface Work {
  readonly kind: Kind
  readonly target: string
  /** Of an orchestration, a digest or a notice. */
  readonly orchestrationId: string
  /** Grows with what a message wants to say; tells the replies of a message apart. */
  readonly sequence: number
  /** What is told: the message's newest state, or what the reply says. */
  readonly content: Content
  /** Where the message is; none before it is posted. */
  readonly ref: Ref | null
  /** Where else it stands, since somebody stood still inside a call; changed together with it. */
  readonly strays: ReadonlyArray<Ref>
  readonly attempts: number
  /** Of what the message shows, as `settle` was told. */
  readonly shownHash: string | undefined
}

/** How a target is told. */
export interface Manner {
  /** Digests, for a target that takes only so much; without it everything is told one by one. */
  readonly gathering?: Digests.Gathering
  /** What limits all calls to the target. */
  readonly pace: Pace.Pace
  /** What else limits a call. */
  readonly pacesOf: (work: Work) => ReadonlyArray<Pace.Pace>
}

/** What a claim came to: a call to make, a time to wait before the next one is allowed, or nothing to do. */
export type Claim =
  | { readonly type: "work"; readonly work: Work }
  | { readonly type: "wait"; readonly ms: number }
  | { readonly type: "nothing" }

/** A change with the targets it goes to, each with the route that leads there. */
export interface Routed {
  readonly change: Change
  readonly targets: ReadonlyMap<string, string>
}

/** What became of a call. */
export type Outcome =
  /** `hash` of what it shows now; the same is not sent again. */
  | { readonly type: "taken"; readonly ref: Ref; readonly hash?: string }
  /**
   * `isItsFault`: the message may be why; otherwise it does not count as an attempt. `isUnsure`: it may have been taken
   * all the same.
   */
  | {
      readonly type: "again"
      readonly afterMs: number
      readonly failure: string
      readonly isItsFault: boolean
      readonly isUnsure: boolean
    }
  /** The message is not there any more: it is posted anew. */
  | { readonly type: "gone"; readonly failure: string }
  | { readonly type: "dead"; readonly failure: string }

/** What is kept about one message, for people. */
export interface Told {
  readonly kind: Kind
  readonly target: string
  readonly route: string | null
  readonly state: string
  readonly status: string
  readonly shownAt: string | null
  readonly attempts: number
  readonly failure: string | null
  /** Whether it was told as one of many. */
  readonly inDigest: boolean
  /** When it is tried, where that is later; RFC 3339. */
  readonly dueAt: string | null
  /** Why it waits, where quiet hours or silences hold it. */
  readonly held: string | null
}

type Stored<A> = Effect.Effect<A, StorageError>

/** Undoes a claim whose call is not allowed yet. */
class NotYet extends Data.TaggedError("NotYet")<{ readonly ms: number }> {}

/** The outbox. */
export class Outbox extends Context.Service<
  Outbox,
  {
    /** Where the reader of changes stands; made at its first start, which begins at `now`, with what is `open`, or at a time. */
    readonly begin: (from: string, head: number) => Stored<{ readonly isFirst: boolean }>
    /** The last entry of the feed that was read. */
    readonly position: Stored<number>
    /** Whether the feed goes on behind the reader; cheap, for asking often. */
    readonly isBehind: Stored<boolean>
    /**
     * Reads on: `read` gets the reader's position and the time of its first start, and answers what to tell and where
     * the reader stands then; `afterwards` is done when it is written. All of it is one transaction.
     */
    readonly advance: (
      read: (reader: Rows.Reader) => Stored<{ readonly routed: ReadonlyArray<Routed>; readonly sequence: number }>,
      afterwards?: (routed: ReadonlyArray<Routed>) => Stored<void>
    ) => Stored<number>
    /** The next piece of work of a target, oldest first; claimed, so that a crash from here on is seen. */
    readonly claim: (target: string, epoch: number, manner: Manner) => Stored<Claim>
    /** Nobody calls by these paces for so long. */
    readonly hold: (paces: ReadonlyArray<Pace.Pace>, forMs: number) => Stored<void>
    /** What waits longer because it failed is due now. */
    readonly hurry: (target: string) => Stored<void>
    /** Keeps what became of a claimed piece of work. */
    readonly settle: (work: Work, epoch: number, outcome: Outcome) => Stored<void>
    /** What was told of an orchestration, where. */
    readonly told: (orchestrationId: string) => Stored<ReadonlyArray<Told>>
    /** Makes dead letters wait again, all or those of one target; answers how many. */
    readonly redrive: (target?: string) => Stored<number>
    readonly counts: Stored<ReadonlyArray<Rows.Count>>
  }
>()("@segue/bot/outbox/Outbox") {}

/** Writes what is to be told; a few statements, however many changes there are. */
const write = (sql: PgClient.PgClient, routed: ReadonlyArray<Routed>) =>
  Effect.gen(function* () {
    if (routed.length === 0) return
    yield* Rows.insert(sql, routed)
    // Whoever was told of it once is kept up to date, whatever the routes say now.
    const newest = new Map(routed.map(({ change }) => [change.id, change]))
    yield* Rows.refresh(sql, [...newest.values()])
    const noticed = routed.flatMap(({ change }) => (isNoticed(change) ? [change] : []))
    if (noticed.length > 0) yield* Rows.notice(sql, noticed)
  })

const claim = (sql: PgClient.PgClient, target: string, epoch: number, manner: Manner) =>
  Effect.gen(function* () {
    yield* Rows.dropNeedless(sql, target)
    const { gathering } = manner
    const isDigesting = gathering !== undefined && (yield* Digests.gather(sql, target, epoch, gathering))
    const work =
      (yield* Rows.claimReply(sql, target, epoch, isDigesting)) ??
      (yield* Rows.claimMessage(sql, target, epoch, isDigesting)) ??
      (isDigesting ? undefined : yield* Rows.claimOwed(sql, target, epoch))
    if (work === undefined) return undefined
    const ms = yield* Pace.take(sql, [manner.pace, ...manner.pacesOf(work)])
    return ms > 0 ? yield* new NotYet({ ms }) : work
  })

const make = (sql: PgClient.PgClient): Outbox["Service"] => ({
  begin: (from, head) =>
    transaction(
      sql,
      Effect.gen(function* () {
        const made = yield* sql`INSERT INTO bot_reader (name, sequence) VALUES ('routing', ${head}::bigint)
            ON CONFLICT DO NOTHING RETURNING name`
        // Where orchestrations that are open now were first seen; what else is in between is no news.
        if (made.length > 0 && from === "open") {
          yield* sql`UPDATE bot_reader SET sequence = COALESCE((
              SELECT min(c.sequence) - 1 FROM orchestration_change c JOIN orchestration o ON o.id = c.orchestration_id
              WHERE o.is_open), sequence)`
        } else if (made.length > 0 && from !== "now") {
          yield* sql`UPDATE bot_reader SET sequence = COALESCE((
              SELECT max(sequence) FROM orchestration_change WHERE observed_at < ${from}::timestamptz), 0)`
        }
        return { isFirst: made.length > 0 }
      })
    ).pipe(stored("begin reading changes")),
  position: sql<{ sequence: bigint }>`SELECT sequence FROM bot_reader WHERE name = 'routing'`.pipe(
    Effect.map(([row]) => Number(row?.sequence ?? 0)),
    stored("look how far the reader is")
  ),
  isBehind: sql<{ behind: boolean }>`SELECT f.last > r.sequence AS behind FROM feed_head f, bot_reader r
      WHERE r.name = 'routing'`.pipe(
    Effect.map(([row]) => row?.behind !== false),
    stored("look how far the feed is")
  ),
  advance: (read, afterwards) =>
    transaction(
      sql,
      Effect.gen(function* () {
        const reader = yield* Rows.lockReader(sql)
        const { routed, sequence } = yield* read(reader)
        yield* write(sql, routed)
        if (afterwards !== undefined && routed.length > 0) yield* afterwards(routed)
        if (sequence > reader.sequence) {
          yield* sql`UPDATE bot_reader SET sequence = ${sequence}::bigint WHERE name = 'routing'`
        }
        return routed.length
      })
    ).pipe(stored("write what is to be told")),
  claim: (target, epoch, manner) =>
    Effect.gen(function* (): Effect.fn.Return<Claim, unknown> {
      if (!(yield* Rows.isDue(sql, target))) return { type: "nothing" }
      const ms = yield* Pace.waitOf(sql, manner.pace.name)
      if (ms > 0) return { type: "wait", ms }
      const work = yield* transaction(sql, claim(sql, target, epoch, manner))
      return work === undefined ? { type: "nothing" } : { type: "work", work }
    }).pipe(
      Effect.catchIf(
        (error) => error instanceof NotYet,
        ({ ms }) => Effect.succeed<Claim>({ type: "wait", ms })
      ),
      stored("claim what is to be told")
    ),
  hold: (paces, forMs) => Effect.asVoid(Pace.hold(sql, paces, forMs)).pipe(stored("keep a target's pace")),
  hurry: (target) => Rows.hurry(sql, target).pipe(stored("hurry what waits")),
  settle: (work, epoch, outcome) =>
    transaction(
      sql,
      Effect.gen(function* () {
        const kept = yield* work.kind === "message"
          ? Rows.settleMessage(sql, work, epoch, outcome)
          : Rows.settleReply(sql, work, epoch, outcome)
        // Somebody took over meanwhile: what we sent may have come after what they sent, so it is said again.
        if (!kept && work.kind === "message") yield* Rows.sayAgain(sql, work, outcome)
      })
    ).pipe(stored("keep what was told")),
  told: (orchestrationId) => Rows.told(sql, orchestrationId).pipe(stored("read what was told")),
  redrive: (target) => transaction(sql, Rows.redrive(sql, target)).pipe(stored("redrive dead letters")),
  counts: Rows.counts(sql).pipe(stored("count what waits"))
})

/** It in PostgreSQL, on tables that are there. */
export const layer: Layer.Layer<Outbox, never, PgClient.PgClient> = Layer.effect(
  Outbox,
  Effect.map(PgClient.PgClient, make)
)
