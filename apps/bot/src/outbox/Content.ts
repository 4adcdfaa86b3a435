/** What a message or a reply has to say, as its row holds it; the view of it is made when it is sent. */
import type { Change } from "@segue/follow/Store"

/** How many orchestrations are told alike in a digest. */
export interface Count {
  readonly status: string
  /** `USD to PYUSD`. */
  readonly assets: string
  readonly route: string
  readonly count: number
}

/** Something that a digest tells by itself, because somebody has to look at it. */
export interface Listed {
  /** `FAILED`, `STUCK, PENDING`. */
  readonly label: string
  readonly id: string
  readonly ref_id: string | undefined
  readonly amount: string
  readonly assets: string
}

/** Many changes in one message; it is edited as more come. */
export interface Digest {
  readonly type: "digest"
  readonly id: string
  /** RFC 3339: when the oldest and the newest of it were observed. */
  readonly from: string
  readonly to: string
  /** By the newest status of each orchestration. */
  readonly counts: ReadonlyArray<Count>
  readonly listed: ReadonlyArray<Listed>
  /** How many more are listed below it. */
  readonly listedBelow: number
}

/** What did not fit into a digest's message. */
export interface Lines {
  readonly type: "lines"
  readonly id: string
  readonly to: string
  readonly listed: ReadonlyArray<Listed>
}

/** The source does not answer, or answers again. All times RFC 3339. */
export interface Notice {
  readonly type: "notice"
  readonly id: string
  readonly since: string
  /** When it answered again. */
  readonly until: string | undefined
  readonly message: string
  /** What is told elsewhere is as of then; unknown before the source was ever heard. */
  readonly asOf: string | undefined
}

/** Something about an orchestration beside its status: that nobody has acknowledged it, or that somebody has. */
export interface Remark {
  readonly type: "remark"
  readonly word: "escalated" | "acknowledged"
  /** What went wrong: `STUCK`, `FAILED`. */
  readonly reason: string
  /** RFC 3339: since when nobody has acknowledged it, or when somebody did. */
  readonly at: string
  readonly by: string | undefined
  /** As the target's platform writes it. */
  readonly mention: string | undefined
  /** The state that it is about, where it says nothing once that is over. */
  readonly state: number | undefined
  /** What the orchestration was then. */
  readonly change: Change
}

/** What the source knows beside statuses, in words already. All times RFC 3339. */
export interface Found {
  readonly type: "found"
  readonly id: string
  /** What kind of finding it is, as the configuration has it; absent in rows of an older release. */
  readonly kind?: string
  /** How far it had grown; see `Finding`. */
  readonly size?: number
  readonly title: string
  readonly fields: ReadonlyArray<{ readonly name: string; readonly value: string }>
  readonly advice: string
  /** As the target's platform writes it. */
  readonly mention?: string | undefined
  readonly at: string
  /** When it was over. */
  readonly until: string | undefined
}

/** Any of them; a change has no `type`. */
export type Content = (Change & { readonly type?: undefined }) | Digest | Lines | Notice | Remark | Found
