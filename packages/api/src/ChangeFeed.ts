/** The port behind `orchestrations.watch` and `.wait`: every observed change, in order, without gaps, from a position on. */
import type { Orchestration } from "@segue/core/Orchestration"
import * as Context from "effect/Context"
import type * as Effect from "effect/Effect"
import * as Schema from "effect/Schema"
import type * as Stream from "effect/Stream"

/** Which orchestrations: those that any of the lists names, or all. */
export type Selection =
  | { readonly all: true }
  | {
      readonly ids?: ReadonlyArray<string>
      readonly ref_ids?: ReadonlyArray<string>
      readonly profile_ids?: ReadonlyArray<string>
    }

/** Whether a selection takes in an orchestration. */
export const isSelected = (
  selection: Selection,
  { destination, id, profile_id, ref_id, source }: Orchestration
): boolean => {
  if ("all" in selection) return true
  const profiles = [profile_id, source?.profile?.profile_id, destination?.profile?.profile_id]
  return (
    selection.ids?.includes(id) === true ||
    (ref_id !== undefined && selection.ref_ids?.includes(ref_id) === true) ||
    profiles.some((profile) => profile !== undefined && selection.profile_ids?.includes(profile) === true)
  )
}

/** `first`: seen for the first time. `advance`: another status. `incident`: a differing status after a final one. */
export const Kind = Schema.Literals(["first", "advance", "incident"])

/** One entry of the feed. */
export interface Change {
  /** Where the feed stands after this entry. Opaque; holds no `:`. */
  readonly position: string
  readonly kind: typeof Kind.Type
  /** RFC 3339, by the feed's clock. */
  readonly observed_at: string
  /** As it was read then. */
  readonly orchestration: Orchestration
}

/** The feed cannot be read now; subscribers come back by themselves and miss nothing. */
export class FeedUnavailable extends Schema.TaggedError<FeedUnavailable>()("FeedUnavailable", {}) {
  override get message(): string {
    return "the change feed cannot be read now. Resume from the last event"
  }
}

/** The position belongs to no entry that is still there: nobody can say what was missed. */
export class PositionUnknown extends Schema.TaggedError<PositionUnknown>()("PositionUnknown", {}) {
  override get message(): string {
    return "the feed does not go back to this position. Watch anew, then read what you follow once"
  }
}

/** Changes as they were observed. */
export class ChangeFeed extends Context.Service<
  ChangeFeed,
  {
    /** Where the feed stands now. */
    readonly position: Effect.Effect<string, FeedUnavailable>
    /** Entries behind a position and all that follow, without end; failing with `FeedUnavailable` makes readers resume. */
    readonly changes: (after: string, selection: Selection) => Stream.Stream<Change, FeedUnavailable | PositionUnknown>
  }
>()("@segue/api/ChangeFeed") {}
