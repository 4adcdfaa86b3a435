/** Documents that show the old API and the new one: guides, not code. They are told about, and left alone. */
import type { FileNote, Model } from "../model/Subject.ts"
import type { Source } from "../text/Source.ts"
import * as Paths from "./Paths.ts"
import * as Scopes from "./Scopes.ts"

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
  return isNew
    ? {
        code: "shows-both",
        message: "This document shows the deprecated API beside the new one, as a guide does; it is left as it is.",
        effect: "no-findings"
      }
    : undefined
}
