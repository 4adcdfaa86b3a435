/** Documents that show the old API and the new one: guides, not code. They are told about, and left alone. */
import type { FileNote, Model } from "../model/Subject.ts"
import type { Source } from "../text/Source.ts"
import * as Paths from "./Paths.ts"
import * as Scopes from "./Scopes.ts"

const OLD = "before|old|legacy|deprecated|previous|previously"
const NEW = "after|new|now"
const THING =
  "api|apis|request|requests|response|responses|call|calls|body|path|url|endpoint|endpoints|field|fields|parameter|parameters|scope|scopes|status|code|way|version|migration"

/** What a heading, a caption or a cell of a table's head says, and nothing else. */
const label = (words: string): string => `(?:the )?(?:${words})(?: the)?(?: (?:${THING}))?(?: \\([^)\\n]*\\))?`
const line = (words: string): RegExp =>
  new RegExp(`^(?:[\\s>#*_\\-/]|<[^>\\n]*>|\\d+[.)])*${label(words)}[\\s:*_#]*(?:<[^>\\n]*>\\s*)*$`, "imu")
const cell = (words: string): RegExp => new RegExp(`\\|[\\s*_]*${label(words)}[\\s*_]*(?=\\|)`, "iu")
/** `title="Before"`, ```` ```json Before ````: what tabs and blocks are called. */
const name = (words: string): RegExp =>
  new RegExp(`(?:\\b(?:title|label|name)=["'{]+|^\\s*\`{3,}\\w+ +)${label(words)}["'}]*`, "imu")

const lines = [line(OLD), line(NEW)] as const
const cells = [cell(OLD), cell(NEW)] as const
const names = [name(OLD), name(NEW)] as const

/** A heading, or a title in front matter, that speaks of a migration. */
const MIGRATION = /^(?:#{1,6}[^\n]*|title:[^\n]*|[^\n]*(?=\n[=-]{3,}[ \t]*(?:\n|$)))\bmigrat(?:e|es|ing|ion)\b/imu

/**
 * Whether a document sets the old beside the new on purpose. Both in one file are no proof of it: so does a document that
 * somebody, or Segue, has migrated in part.
 */
const compares = (text: string): boolean =>
  MIGRATION.test(text) ||
  [lines, names].some(([before, after]) => before.test(text) && after.test(text)) ||
  text.split("\n").some((row) => cells[0].test(row) && cells[1].test(row))

/** The note, if the document shows both. */
export const noteOf = (source: Source, model: Model): FileNote | undefined => {
  if (source.depth > 0) return undefined
  const isLegacy = model.subjects.some(
    (subject) =>
      subject.kind === "scopes" ||
      ((subject.kind === "site" || subject.kind === "payload") && subject.api === "legacy") ||
      (subject.kind === "mention" && subject.path.api === "legacy")
  )
  if (!isLegacy) return undefined
  const isNew =
    model.subjects.some((subject) => subject.kind === "payload" && subject.api === "orchestration") ||
    Paths.find(source.text).some((match) => match.api === "orchestration") ||
    Scopes.find(source.text).some((match) => match.api === "orchestration")
  return isNew && compares(source.text)
    ? {
        code: "shows-both",
        message: "This document shows the deprecated API beside the new one, as a guide does; it is left as it is.",
        effect: "no-findings"
      }
    : undefined
}
