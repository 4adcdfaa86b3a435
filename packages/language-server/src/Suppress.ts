/** Comments that switch one finding off, in the form that is legal where it stands: tried on the text, never guessed. */
import * as Engine from "@segue/migrate/Engine"
import type { Finding } from "@segue/migrate/Finding"
import * as Languages from "@segue/migrate/languages/index"
import * as Edit from "@segue/migrate/text/Edit"
import * as Lines from "@segue/migrate/text/Lines"

import type { Judgement } from "./Judgement.ts"

interface Form {
  readonly open: string
  readonly close: string
}

/** Comments of everything that may stand inside something else. */
const forms: ReadonlyArray<Form> = [
  { open: "// ", close: "" },
  { open: "# ", close: "" },
  { open: "<!-- ", close: " -->" },
  { open: "/* ", close: " */" },
  { open: "{/* ", close: " */}" },
  { open: "-- ", close: "" }
]

/** JSON proper has no comments, whatever our parser forgives. */
const hasNoComments = ({ checked, path }: Judgement): boolean =>
  /\.(?:json|jsonl|ndjson|har|webmanifest|pact)$/iu.test(path) &&
  !/(?:^|\/)(?:[tj]sconfig[^/]*|\.vscode\/[^/]*|\.?devcontainer)\.json$/iu.test(path) &&
  checked.model.comments.length === 0

const placeOf = ({ rule }: Finding, start: number): string => `${rule} ${start}`

/** Whether the edit takes away the finding, and no other place gains or loses anything. */
const isRight = (judgement: Judgement, finding: Finding, edit: Edit.Edit): boolean => {
  const { checked, config, facts, path, text } = judgement
  const after = Engine.inspect({ path, text: Edit.apply(text, [edit]) }, config, facts)
  if (after.model.errors > checked.model.errors) return false
  const shifted = (one: Finding): string =>
    placeOf(one, one.range.start >= edit.start ? one.range.start + edit.text.length : one.range.start)
  const left = new Set(after.report.findings.map((one) => placeOf(one, one.range.start)))
  const line = Lines.lineStart(text, finding.range.start)
  return (
    !left.has(shifted(finding)) &&
    checked.report.findings.every(
      (one) => left.has(shifted(one)) || (one.rule === finding.rule && Lines.lineStart(text, one.range.start) === line)
    )
  )
}

/** The comment's insertion, or `undefined` where no comment can stand. */
export const comment = (judgement: Judgement, finding: Finding): Edit.Edit | undefined => {
  if (hasNoComments(judgement)) return undefined
  const { path, text } = judgement
  const own = Languages.forPath(path).lineComment
  const start = Lines.lineStart(text, finding.range.start)
  const lead = /^[\t >]*/u.exec(text.slice(start, Lines.lineEnd(text, start)))?.[0] ?? ""
  const candidates = own === undefined ? forms : [own, ...forms]
  for (const { close, open } of candidates) {
    const words = `${lead}${open}segue-ignore-next-line ${finding.rule}${close}${Lines.lineBreak(text)}`
    const edit = { start, end: start, text: words }
    if (isRight(judgement, finding, edit)) return edit
  }
  return undefined
}
