import type { Range } from "vscode-languageserver"

import * as Address from "../Address.ts"
import * as Changes from "../Changes.ts"
import * as Delivery from "../Delivery.ts"
import * as Fixes from "../Fixes.ts"
import * as Judgement from "../Judgement.ts"
import { commands, type MigrateSelectionAnswer } from "../Protocol.ts"
import type { Session } from "../Session.ts"
import * as Text from "../Text.ts"
import * as Translation from "../Translation.ts"
import { applyIn, type Command, fieldsOf, textIn } from "./Command.ts"

const isPosition = (value: unknown): boolean =>
  typeof value === "object" &&
  value !== null &&
  "line" in value &&
  "character" in value &&
  typeof value.line === "number" &&
  typeof value.character === "number"

const isRange = (value: unknown): value is Range =>
  typeof value === "object" &&
  value !== null &&
  "start" in value &&
  "end" in value &&
  isPosition(value.start) &&
  isPosition(value.end)

const none = (message: string): MigrateSelectionAnswer => ({ ...Delivery.nothing(message), before: "", after: "" })

/** Languages a selection may be in: the document's own, and data that stands in any document. */
const candidates = (enginePath: string): ReadonlyArray<string> => [
  enginePath,
  `${enginePath}.json`,
  `${enginePath}.http`,
  `${enginePath}.sh`,
  `${enginePath}.yaml`
]

interface Selection {
  readonly text: string
  readonly enginePath: string
  /** What the configuration says about the file. */
  readonly config: Judgement.Question["config"]
}

/** The first language in which there is something to rewrite; payloads need no further proof, because somebody chose them. */
const fixed = async (session: Session, { config, enginePath, text }: Selection): Promise<Fixes.Fixed | undefined> => {
  for (const path of candidates(enginePath)) {
    await session.grammars.loadFor(path, text)
    const question = {
      path,
      text,
      config: { rules: config.rules, isPayloadFile: true },
      facts: { legacyRemains: false }
    }
    const judgement = Judgement.judge(session.host, question)
    if (judgement.checked.report.findings.length === 0) continue
    const result = Fixes.ofText(session.host, judgement, { level: "review" })
    if (result !== undefined && result.after !== text) return result
  }
  return undefined
}

/** Migrates what is selected, as if it stood alone: a payload, a request, a piece of code. */
export const migrateSelection: Command = {
  name: commands.migrateSelection,
  run: async (session, argument): Promise<MigrateSelectionAnswer> => {
    const fields = fieldsOf(argument)
    const uri = textIn(fields, "uri")
    const range = fields["range"]
    const document = uri === undefined ? undefined : session.documents.get(uri)
    if (document === undefined || !isRange(range)) return none("Nothing is selected.")
    const text = Text.whole(document.content)
    const places = Translation.places(document.content)
    const start = places.offset(range.start)
    const before = text.slice(start, places.offset(range.end))
    const project = await session.projects.of(document.key)
    const config = project.config.plan.configOf(Address.pathOf(document.key))
    const version = document.version
    const result = await fixed(session, { text: before, enginePath: document.enginePath, config })
    if (result === undefined)
      return { ...none("Nothing in the selection speaks the legacy API."), before, after: before }
    const edits = Changes.between(before, result.after).map((edit) => ({
      ...edit,
      start: edit.start + start,
      end: edit.end + start
    }))
    const { applied, withdrawn } = result.result
    const answer = await Delivery.deliver(
      session,
      {
        label: "Segue: migrate the selection",
        files: [{ uri: document.uri, version, changes: Changes.describe(text, edits, () => undefined) }],
        units: applied.map(({ title }) => title),
        needs: applied.flatMap(({ needs }) => needs),
        withdrawn: withdrawn.map(({ title }) => title)
      },
      applyIn(fields)
    )
    return { ...answer, before, after: result.after }
  }
}
