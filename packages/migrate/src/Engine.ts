/**
 * Text in, findings out. Pure and synchronous: no file system, no process, no clock. Nothing a file holds makes it
 * throw; what cannot be read is said in the report.
 */
import * as Config from "./Config.ts"
import * as Strings from "./evidence/Strings.ts"
import type { FileReport, Finding, Unit } from "./Finding.ts"
import * as Generated from "./generated/Generated.ts"
import * as Languages from "./languages/index.ts"
import type { Context, Language } from "./languages/Language.ts"
import { emptyModel, type Model, type Subject } from "./model/Subject.ts"
import * as Prefilter from "./prefilter/Prefilter.ts"
import type { Facts } from "./rules/Rule.ts"
import * as Suppressions from "./suppress/Suppressions.ts"
import * as Source from "./text/Source.ts"
import * as Units from "./units/Units.ts"

/** A file to look at: its path (forward slashes) and its text. */
export type File = Source.SourceFile

/** Nothing is known beyond the file. */
export const noFacts: Facts = { legacyRemains: false }

/** A report with what the fixer needs of its making. */
export interface Checked {
  readonly report: FileReport
  readonly model: Model
  readonly subjects: ReadonlyMap<string, ReadonlyArray<Subject>>
}

/** What there is to say about a file. */
export const check = (file: File, config: Config.Config = Config.defaults, facts: Facts = noFacts): FileReport =>
  inspect(file, config, facts).report

/** Reads a file's model, whatever the prefilter says. */
export const read = (
  file: File,
  config: Config.Config = Config.defaults,
  facts: Facts = noFacts,
  signals: ReadonlySet<Prefilter.Signal> = Prefilter.ofText(file.text)
): Model => {
  const language = Languages.forPath(file.path)
  const context: Context = {
    isVouched: config.isPayloadFile || /segue-payloads(?![\w-])/u.test(file.text),
    signals,
    ...(facts.outside === undefined ? {} : { outside: facts.outside }),
    parse: (name, source) =>
      source.depth > Source.DEPTH_MAX ? emptyModel : Languages.named(name).parse(source, context)
  }
  return contained(language, Source.fromFile(file), context)
}

/** A defect of ours must not take the rest of a run with it: the file is looked through as plain text, and it is told. */
const contained = (language: Language, source: Source.Source, context: Context): Model => {
  try {
    return language.parse(source, context)
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error)
    return {
      ...emptyModel,
      subjects: Strings.subjects(source, "code"),
      errors: Number.MAX_SAFE_INTEGER,
      notes: [
        {
          code: "defect",
          message: `Segue failed to read this file as ${language.id} (${reason}). Please report it; only plain texts were looked for.`,
          effect: "no-edits"
        }
      ]
    }
  }
}

const empty = (file: File, language: Language, extra: Partial<FileReport> = {}): Checked => ({
  report: { path: file.path, language: language.id, findings: [], units: [], notes: [], ...extra },
  model: emptyModel,
  subjects: new Map()
})

/** Whether what is said of a file depends on calls elsewhere: whether they stay on the legacy API. */
export const dependsOnProject = ({ model }: Checked): boolean =>
  model.subjects.some(
    (subject) =>
      subject.kind === "scopes" ||
      subject.kind === "payload" ||
      (subject.kind === "site" && subject.isRecorded === true)
  )

/** `check`, with the model behind it. */
export const inspect = (file: File, config: Config.Config, facts: Facts): Checked =>
  reading(file, config, facts)(facts.legacyRemains)

/**
 * Reads a file once, to judge it as often as it is asked whether legacy calls remain elsewhere. `signals` are the
 * text's own, where they are known already.
 */
export const reading = (
  file: File,
  config: Config.Config,
  facts: Omit<Facts, "legacyRemains">,
  signals: ReadonlySet<Prefilter.Signal> = Prefilter.ofText(file.text)
): ((legacyRemains: boolean) => Checked) => {
  const language = Languages.forPath(file.path)
  const nothing = (extra?: Partial<FileReport>) => {
    const checked = empty(file, language, extra)
    return () => checked
  }
  if (!Prefilter.passes(signals) && !config.isPayloadFile && facts.outside === undefined) return nothing()
  if (file.text.includes("\0")) return nothing({ skipped: { why: "binary" } })
  const generated = Generated.noteOf(file.path, file.text, config.isGenerated)
  if (generated?.effect === "no-findings") {
    // One note is all there is to say, so the text is searched, not parsed.
    const speaks = Strings.subjects(Source.fromFile(file), "code").length > 0
    return nothing(speaks ? { notes: [generated] } : {})
  }
  const read_ = read(file, config, { ...facts, legacyRemains: false }, signals)
  const notes = generated === undefined || read_.subjects.length === 0 ? read_.notes : [generated, ...read_.notes]
  const model = { ...read_, notes }
  if (notes.some((note) => note.effect === "no-findings")) return nothing({ notes })
  const suppressions = Suppressions.read(file.text, model.comments)
  return (legacyRemains) => {
    const assembled = Units.assemble(model, config, { ...facts, legacyRemains }, (finding) =>
      suppressions.some((one) => Suppressions.covers(one, finding.rule, finding.range.start))
    )
    const suppressed = suppress(suppressions, assembled)
    return {
      report: { path: file.path, language: language.id, notes, ...suppressed },
      model,
      subjects: assembled.subjects
    }
  }
}

/** Takes suppressed findings out; a unit that loses an edit with them is no longer edited. */
const suppress = (
  suppressions: ReadonlyArray<Suppressions.Suppression>,
  { findings, units }: Units.Assembled
): Pick<FileReport, "findings" | "units" | "unusedSuppressions"> => {
  if (suppressions.length === 0) return { findings, units }
  const used = new Set<Suppressions.Suppression>()
  const hidden = new Set<number>()
  findings.forEach((finding, index) => {
    for (const suppression of suppressions) {
      if (!Suppressions.covers(suppression, finding.rule, finding.range.start)) continue
      used.add(suppression)
      hidden.add(index)
    }
  })
  const kept: Array<Finding> = []
  const newIndex = new Map<number, number>()
  findings.forEach((finding, index) => {
    if (hidden.has(index)) return
    newIndex.set(index, kept.length)
    kept.push(finding)
  })
  return {
    findings: kept,
    units: units.flatMap((unit) => withoutHidden(unit, hidden, newIndex)),
    unusedSuppressions: suppressions
      .filter((suppression) => !used.has(suppression))
      .map(({ range, unknown }) => ({ range, unknown }))
  }
}

const withoutHidden = (
  unit: Unit,
  hidden: ReadonlySet<number>,
  newIndex: ReadonlyMap<number, number>
): ReadonlyArray<Unit> => {
  const findings = unit.findings.filter((index) => !hidden.has(index)).map((index) => newIndex.get(index)!)
  if (findings.length === 0) return []
  if (findings.length === unit.findings.length) return [{ ...unit, findings }]
  // A call that is partly suppressed is not rewritten: what was suppressed belongs to the same edit.
  return [{ ...unit, findings, edits: [], alternatives: [], safety: "manual" }]
}
