/** The port to whoever finds legacy usage in files: the gateway offers it without depending on the engine. */
import * as Context from "effect/Context"
import * as Effect from "effect/Effect"
import * as Schema from "effect/Schema"

import type { Report } from "./Finding.ts"

/** A file to look at: its path, with forward slashes, from the root of what it belongs to. */
export interface File {
  readonly path: string
  readonly text: string
  /** It holds bare payloads of the legacy API, although nothing in it proves so. */
  readonly isPayload?: boolean
}

/** There is no report; nothing about the files is said by that. */
export class LintUnavailable extends Schema.TaggedError<LintUnavailable>()("LintUnavailable", {
  /** `absent`: nobody lints here. `busy`: too many wait. `too-long`: these files take too long. `failed`: a defect. */
  why: Schema.Literals(["absent", "busy", "too-long", "failed"]),
  retryAfterMs: Schema.optionalKey(Schema.Int)
}) {
  override get message(): string {
    return {
      absent: "this gateway has no linter. Run `segue check` instead",
      busy: "too many checks are waiting. Ask again in a moment",
      "too-long": "checking these files takes too long. Send fewer or smaller ones, or run `segue check`",
      failed: "the linter failed on these files. Run `segue check` on them, and report what it says"
    }[this.why]
  }
}

/** The port. */
export interface Service {
  /**
   * What there is to say about these files, and what they prove for each other. Nothing is known of files that are not
   * among them, so legacy calls are taken to remain there.
   */
  readonly check: (files: ReadonlyArray<File>) => Effect.Effect<Report, LintUnavailable>
}

/** Nobody lints. */
export const none: Service = { check: () => Effect.fail(new LintUnavailable({ why: "absent" })) }

/** Who lints. */
export const Linter = Context.Reference<Service>("@segue/core/Linter", { defaultValue: () => none })
