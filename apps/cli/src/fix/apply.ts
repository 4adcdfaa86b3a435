import * as path from "node:path"

/** Writes what was worked out, file by file; each is the old one or the new one at every moment. */
import * as Result from "effect/Result"

import * as git from "../files/git.ts"
import { replace } from "../files/replace.ts"
import type { Skipped } from "../files/Skipped.ts"
import type { Change } from "./Fix.ts"

const bytesOf = (text: string, hasBom: boolean): Buffer => Buffer.from(hasBom ? `\uFEFF${text}` : text)

/** Writes all changes; answers the files that could not be written, which are as they were. */
export const apply = (changes: ReadonlyArray<Change>): ReadonlyArray<Skipped> =>
  changes.flatMap(({ after, before }) => {
    const { entry, hasBom, text } = before
    const replaced = replace(entry.absolute, bytesOf(text, hasBom), bytesOf(after, hasBom))
    return Result.isFailure(replaced) ? [{ file: entry.shown, why: replaced.failure }] : []
  })

/** Names shown of what is not committed. */
const NAMES_MAX = 5

/**
 * Why these files should not be changed now: their work tree holds what is not committed, so nobody could tell the two
 * apart afterwards. `undefined` when there is no reason; a file outside of any work tree is none.
 */
export const obstacle = (changes: ReadonlyArray<Change>): string | undefined => {
  const roots = new Set(changes.map(({ before }) => git.rootOf(path.dirname(before.entry.absolute))))
  for (const root of roots) {
    if (root === undefined) continue
    const names = git.uncommitted(root)
    if (Result.isFailure(names))
      return `whether ${root} holds changes that are not committed cannot be told: ${names.failure}`
    if (names.success.length > 0) {
      const shown = names.success.slice(0, NAMES_MAX).join(", ")
      const more = names.success.length > NAMES_MAX ? ` and ${names.success.length - NAMES_MAX} more` : ""
      return `${root} holds changes that are not committed: ${shown}${more}`
    }
  }
  return undefined
}
