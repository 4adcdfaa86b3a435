/**
 * What stands in the function around a call and is not followed: the old path once more, old words in texts, a call of
 * the new API. What it is for nobody knows, so a person looks first.
 */
import type { Blocker, Model, Site, Subject } from "../model/Subject.ts"
import type { Value } from "../model/Value.ts"
import * as Values from "../model/Value.ts"
import * as Range from "../text/Range.ts"
import type { Source } from "../text/Source.ts"
import * as Watching from "./Watching.ts"

interface Place {
  readonly start: number
  readonly end: number
}

interface Parts {
  readonly comments: ReadonlyArray<Place>
  readonly functions: ReadonlyArray<Place>
  readonly subjects: ReadonlyArray<Subject>
  readonly described: Model
  readonly others: ReadonlyArray<Subject>
}

const ANOTHER_PATH =
  "The old path is written once more in the function around this call, and stays there: see whether the two must agree (a signature, a label, a list of what is allowed)."

const NEW_CALL =
  "The function around this call makes the new call, too: see what decides between the two, and whether one of them is to stay as it is."

/** The subjects, with creates noted beside which such things stand. */
export const noted = (source: Source, parts: Parts): ReadonlyArray<Subject> => {
  const creates = parts.subjects.filter(isSent)
  if (creates.length === 0) return parts.subjects
  const { functions } = parts
  const ranges = functions.map(({ end, start }) => source.range(start, end))
  // Functions come in the order of the text: the last around a place is the innermost.
  const around = ({ start }: Range.Range): Range.Range | undefined =>
    ranges.findLast((range) => range.start <= start && start < range.end)
  const mentioned = placesOf([...parts.described.subjects, ...parts.subjects].filter(isMention), around)
  const renewed = placesOf(
    parts.subjects.filter((one) => one.kind === "site" && one.api === "orchestration" && one.isMock !== true),
    around
  )
  const senders = placesOf(
    parts.subjects.filter((one) => one.kind === "site" && one.operation === "create" && one.isMock !== true),
    around
  )
  const words = new Words(source, parts)
  return parts.subjects.map((subject) => {
    if (!isSent(subject)) return subject
    const place = around(subject.evidence.range)
    // What is a person's already is looked at whole.
    const isOpen = subject.operation === "create" && (subject.blockers ?? []).length === 0
    // What another create's function writes is that one's.
    const isOthers = (range: Range.Range): boolean => senders.has(around(range)) && around(range) !== place
    const written = isOpen ? words.written(isOthers) : undefined
    const said = [
      ...(written?.said ?? []),
      ...(mentioned.has(place) ? [ANOTHER_PATH] : []),
      ...(subject.operation === "create" && renewed.has(place) ? [NEW_CALL] : []),
      ...(subject.operation === "create" ? words.within(place, saidOf(subject)) : [])
    ]
    const blockers = written?.blockers ?? []
    return said.length + blockers.length === 0
      ? subject
      : {
          ...subject,
          ...(said.length === 0 ? {} : { bystanders: [...(subject.bystanders ?? []), ...said] }),
          ...(blockers.length === 0 ? {} : { blockers: [...(subject.blockers ?? []), ...blockers] })
        }
  })
}

const isSent = (subject: Subject): subject is Site =>
  subject.kind === "site" && subject.api === "legacy" && subject.isMock !== true && subject.body !== undefined

/** A path, or what looks like a call and sends nothing in reach: `sign("POST", "/v2/…")`. */
const isMention = (one: Subject): boolean =>
  (one.kind === "mention" && one.zone === "code" && one.path.api === "legacy") ||
  (one.kind === "site" &&
    one.api === "legacy" &&
    one.operation === "create" &&
    one.body === undefined &&
    one.bodyElsewhere === undefined)

const placesOf = (
  subjects: ReadonlyArray<Subject>,
  around: (range: Range.Range) => Range.Range | undefined
): ReadonlySet<Range.Range | undefined> => new Set(subjects.map(({ evidence }) => around(evidence.range)))

/** Names and statuses that only the legacy API has, where texts and keys are written. */
const WORD =
  /(?<!\w)(?:target_asset|recipient_profile_id|settled_at|cancelled_at|targetAsset|settledAt|cancelledAt)(?!\w)|(?<=["'`])(?:CREATED|SETTLED|CANCELLED)(?=["'`])/gu

/** Writes of fields: `body["amount"] = …`, `view.recipient_profile_id = …`, `.put("amount", …)`, `{ …, recipient_profile_id: to }`. */
const WRITE =
  /\[\s*["':](?<key>recipient_profile_id|target_asset|amount|profile_id|ref_id|source_asset)["']?\s*\]\s*(?:\?\?|\|\||[+*/-])?=(?![=>])|\.(?<member>recipient_profile_id|target_asset)\s*(?:\?\?|\|\|)?=(?![=>])|\b(?:put\w*|set\w*|[aA]dd|store|insert|With\w*|TryAdd)\(\s*["':](?<given>recipient_profile_id|target_asset|amount|profile_id|ref_id|source_asset)["']?\s*,|(?:(?<=\.\.\.[^{}\n]{1,80},\s*)|(?<=\bupdate\([^()\n]{0,80})|(?<=\bmerge!?\([^()\n]{0,80})|(?<=\*\*\w+,\s*))["':]?(?<mixed>recipient_profile_id|target_asset)\b(?=["']?\s*(?::(?!:)|=>|=(?!=)))|(?<=[(,]\s*)(?<named>recipient_profile_id)\s*=(?![=>])/gu

interface Write {
  readonly name: string
  readonly range: Range.Range
  readonly line: string
  /** It is handed to a call by its name. */
  readonly isNamed: boolean
}

/** What decides who gets the money, and what is bought. */
const isMoney = ({ isNamed, name }: Write): boolean => !isNamed && /^(?:recipient_profile_id|target_asset)$/u.test(name)

interface Written {
  readonly blockers: ReadonlyArray<Blocker>
  readonly said: ReadonlyArray<string>
}

const saidOf = ({ bystanders, caution }: Site): string => [caution ?? "", ...(bystanders ?? [])].join(" ")

interface Unknown {
  readonly range: Range.Range
  readonly word: string
  readonly said: string
}

/** Old words in the texts of a file that nothing knows of. */
class Words {
  readonly #source: Source
  readonly #parts: Parts
  #unknown: ReadonlyArray<Unknown> | undefined
  #writes: ReadonlyArray<Write> | undefined
  #known: ReadonlyArray<Range.Range> | undefined

  constructor(source: Source, parts: Parts) {
    this.#source = source
    this.#parts = parts
  }

  /** What is said of those in a function, or in the whole text; not of words that are said already. */
  within(place: Range.Range | undefined, known: string): ReadonlyArray<string> {
    this.#unknown ??= this.#find()
    const inside = this.#unknown.filter(
      ({ range, word }) =>
        (place === undefined || (place.start <= range.start && range.end <= place.end)) && !known.includes(word)
    )
    return [...new Set(inside.map(({ said }) => said))].slice(0, SENTENCES_MAX)
  }

  /** Fields of a body that something in this file writes, and nobody knows into what: a helper, an alias, a hook. */
  written(isOthers: (range: Range.Range) => boolean): Written {
    this.#writes ??= this.#findWrites()
    const found = this.#writes.filter(({ range }) => !isOthers(range))
    return {
      blockers: found.filter(isMoney).map(({ line, name, range }) => ({
        range,
        message: `${name} is written here, and it is not known whether into this body.`,
        needs: Watching.writes(line, name)
      })),
      said: [
        ...new Set(found.filter((one) => !isMoney(one)).map(({ line, name }) => Watching.writes(line, name)))
      ].slice(0, SENTENCES_MAX)
    }
  }

  #findWrites(): ReadonlyArray<Write> {
    const { text } = this.#source
    return [...text.matchAll(WRITE)].flatMap(({ 0: match, groups, index }) => {
      const isNamed = groups?.["named"] !== undefined
      const name = Object.values(groups ?? {}).find((one) => one !== undefined) ?? ""
      const at = index + match.lastIndexOf(name)
      const range = this.#source.range(at, at + name.length)
      return name === "" || this.#isKnown(range) ? [] : [{ name, range, line: lineAt(text, at), isNamed }]
    })
  }

  #isKnown(range: Range.Range): boolean {
    const { comments, described, others, subjects } = this.#parts
    this.#known ??= [
      ...comments.map(({ end, start }) => this.#source.range(start, end)),
      ...[...subjects, ...described.subjects, ...others].flatMap(placesIn)
    ]
    return this.#known.some((one) => Range.meets(one, range))
  }

  #find(): ReadonlyArray<Unknown> {
    const source = this.#source
    const { text } = source
    const matches = [...text.matchAll(WORD)].filter(({ index }) => isQuoted(text, index))
    return matches.flatMap(({ 0: word, index }) => {
      const range = source.range(index, index + word.length)
      return this.#isKnown(range) ? [] : [{ range, word, said: Watching.says(lineAt(text, index), word) }]
    })
  }
}

const SENTENCES_MAX = 3

/** Everything of a subject that is written in the text. */
const placesIn = (subject: Subject): ReadonlyArray<Range.Range> => {
  switch (subject.kind) {
    case "site":
      return [
        ...(subject.body === undefined ? [] : writtenIn(subject.body)),
        ...subject.replies.flatMap(writtenIn),
        ...[...subject.reads, ...subject.statusTests, ...subject.query, ...(subject.blockers ?? [])].map(
          ({ range }) => range
        )
      ]
    case "payload":
      return writtenIn(subject.value)
    case "declaration":
      return [...subject.fields, ...subject.statusTests].map(({ range }) => range)
    default:
      return []
  }
}

/** An object may be put together from places that stand apart. */
const writtenIn = (value: Value): ReadonlyArray<Range.Range> => [
  Values.range(value),
  ...(value.kind === "object"
    ? value.entries.flatMap((entry) => [Values.range(entry.keyNode), ...writtenIn(entry.value)])
    : [])
]

/** Whether a place stands between quotes on its line, or is written as a key is; a variable that is filled in is none. */
const isQuoted = (text: string, at: number): boolean => {
  const before = text.slice(Math.max(0, at - 2), at)
  if (/\$$|[$#]\{$/u.test(before)) return false
  if (/["'`:]$/u.test(before)) return true
  let quote = ""
  let isFilled = false
  for (let index = text.lastIndexOf("\n", at - 1) + 1; index < at; index++) {
    const character = text[index]!
    if (character === "\\") index++
    else if (quote === character) quote = ""
    else if (quote === "" && /["'`]/u.test(character)) {
      quote = character
      // f"{name}", $"{name}"
      isFilled = /[fF$]/u.test(text[index - 1] ?? "")
    }
  }
  return quote !== "" && !(isFilled && before.endsWith("{"))
}

const lineAt = (text: string, at: number): string => {
  const end = text.indexOf("\n", at)
  return text.slice(text.lastIndexOf("\n", at - 1) + 1, end === -1 ? text.length : end).trim()
}
