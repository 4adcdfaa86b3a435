/**
 * What stands beside a call and is not followed: in the function around a create the old path once more, old words in
 * texts or a call of the new API; anywhere in its file a write of a body's field; in the file of a read the old statuses.
 * What it is for nobody knows, so a person looks first.
 */
import type { Blocker, Model, Site, Subject } from "../model/Subject.ts"
import type { Value } from "../model/Value.ts"
import * as Values from "../model/Value.ts"
import * as Lines from "../text/Lines.ts"
import * as Range from "../text/Range.ts"
import type { Source } from "../text/Source.ts"
import * as Hosts from "./Hosts.ts"
import * as Senders from "./Senders.ts"
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

const MEDIA_TYPE =
  "The function around this call looks at the media type of an answer: that of the new API's errors is not documented, so tell a refusal by its status."

const NEW_CALL =
  "The function around this call makes the new call, too: see what decides between the two, and whether one of them is to stay as it is."

const SENTENCES_MAX = 3

/** Whether lines hold something that may be noted of creates in other parts of their file, which share no name with it. */
export const mayBeNoted = (lines: string): boolean =>
  lines.search(WRITE) >= 0 || quotedWordsIn(lines).length > 0 || Hosts.mayName(lines)

/** The subjects, with creates noted beside which such things stand. */
export const noted = (source: Source, parts: Parts): ReadonlyArray<Subject> => {
  if (!parts.subjects.some((one) => isCall(one) && (isCreate(one) || isRead(one)))) return parts.subjects
  const functions = parts.functions.map(({ end, start }) => source.range(start, end))
  // Functions come in the order of the text: the last around a place is the innermost. Without one it is the whole text.
  const around = ({ start }: Range.Range): Range.Range | undefined =>
    functions.findLast((range) => range.start <= start && start < range.end)
  const functionsOf = (subjects: ReadonlyArray<Subject>): ReadonlySet<Range.Range | undefined> =>
    new Set(subjects.map(({ evidence }) => around(evidence.range)))
  const mention = functionsOf([...parts.described.subjects, ...parts.subjects].filter(isMention))
  const renew = functionsOf(parts.subjects.filter((one) => isCall(one) && one.api === "orchestration"))
  const create = functionsOf(parts.subjects.filter((one) => isCall(one) && one.operation === "create"))
  const known = knownIn(source, parts)
  const isKnown = ({ range }: Found): boolean => known.some((one) => Range.meets(one, range))
  const base = Hosts.strangeBase(source.text)
  const isSentHere = Senders.isNamedIn(source.text)
  const media = [...source.text.matchAll(MEDIA)].map(({ index }) => source.range(index, index).start)
  const words = wordsIn(source).filter((one) => !isKnown(one))
  const writes = writesIn(source)
    .filter((one) => !isKnown(one))
    .map((write) => ({ ...write, fn: around(write.range) }))
  return parts.subjects.map((subject) => {
    if (!isCall(subject)) return subject
    if (isRead(subject)) return withSaid(subject, unsaidBeside(subject, words.filter(isState)))
    if (!isCreate(subject)) return subject
    const fn = around(subject.evidence.range)
    // What is a person's already is looked at whole; what another create's function writes is that one's.
    const written =
      (subject.blockers ?? []).length > 0 ? [] : writes.filter((one) => one.fn === fn || !create.has(one.fn))
    const inside = words.filter(({ range }) => fn === undefined || (fn.start <= range.start && range.end <= fn.end))
    const said = [
      ...someOf(written.filter((one) => !one.isMoney).map(({ line, name }) => Watching.writes(line, name))),
      ...(isSentHere ? [] : [Senders.ELSEWHERE]),
      ...(base === undefined || subject.path.places.some(hasHost) ? [] : [Hosts.mayGoTo(base)]),
      ...(mention.has(fn) ? [ANOTHER_PATH] : []),
      ...(media.some((at) => fn === undefined || (fn.start <= at && at < fn.end)) ? [MEDIA_TYPE] : []),
      ...(renew.has(fn) ? [NEW_CALL] : []),
      ...unsaidBeside(subject, inside)
    ]
    const blockers = written.filter((one) => one.isMoney).map(blockerOf)
    return { ...withSaid(subject, said), ...(blockers.length === 0 ? {} : { blockers }) }
  })
}

const hasHost = ({ source, start }: Site["path"]["places"][number]): boolean =>
  Hosts.before(source.text, start) !== undefined

const withSaid = (subject: Site, said: ReadonlyArray<string>): Site =>
  said.length === 0 ? subject : { ...subject, bystanders: [...(subject.bystanders ?? []), ...said] }

/** Sentences about words that nothing says yet beside a call. */
const unsaidBeside = (subject: Site, words: ReadonlyArray<Found>): ReadonlyArray<string> => {
  const told = [subject.caution ?? "", ...(subject.bystanders ?? [])].join(" ")
  const lines = Map.groupBy(
    words.filter(({ name }) => !told.includes(name)),
    ({ line }) => line
  )
  return someOf([...lines].map(([line, own]) => Watching.says(line, [...new Set(own.map(({ name }) => name))])))
}

const isCall = (subject: Subject): subject is Site => subject.kind === "site" && subject.isMock !== true

/** A create of the legacy API whose body is in reach. */
const isCreate = ({ api, body, operation }: Site): boolean =>
  api === "legacy" && operation === "create" && body !== undefined

/** A call that asks for the state of conversions: what waits for it, or sorts by it, may stand anywhere in the file. */
const isRead = ({ api, operation }: Site): boolean => api === "legacy" && (operation === "get" || operation === "list")

/** What says how far a conversion is. */
const isState = ({ name }: Found): boolean => /^(?:[A-Z]+|settled_at|cancelled_at|settledAt|cancelledAt)$/u.test(name)

/** A path, or what looks like a call and sends nothing in reach: `sign("POST", "/v2/…")`. */
const isMention = (one: Subject): boolean =>
  (one.kind === "mention" && one.zone === "code" && one.path.api === "legacy") ||
  (one.kind === "site" &&
    one.api === "legacy" &&
    one.operation === "create" &&
    one.body === undefined &&
    one.bodyElsewhere === undefined)

const someOf = (sentences: ReadonlyArray<string>): ReadonlyArray<string> =>
  [...new Set(sentences)].slice(0, SENTENCES_MAX)

/** An old word or a field of a body, where it stands. */
interface Found {
  readonly name: string
  readonly range: Range.Range
  readonly line: string
}

/** A comparison of a media type: `headers.get("content-type") === …`, `"json" in headers["content-type"]`. */
const MEDIA =
  /["'`]content-type["'`]\s*[\])]*\s*(?:[=!]==?|(?:\?\.|!?\.)\s*(?:includes|startsWith|equals|contains|match|start_with|lower|toLowerCase)\b|\?\?)|\bContent-?Type\b[^\n"'`]{0,40}(?:[=!]==?)\s*["'`]application\//giu

/** Names and statuses that only the legacy API has, where texts and keys are written. */
const WORD =
  /(?<!\w)(?:target_asset|recipient_profile_id|settled_at|cancelled_at|targetAsset|settledAt|cancelledAt)(?!\w)|(?<=["'`])(?:CREATED|SETTLED|CANCELLED)(?=["'`])/gu

const wordsIn = (source: Source): ReadonlyArray<Found> =>
  quotedWordsIn(source.text).map(({ 0: word, index }) => foundAt(source, index, word))

/** What decides who gets the money, and what is bought. */
const MONEY = "recipient_profile_id|target_asset"
const FIELD = `${MONEY}|amount|profile_id|ref_id|source_asset`

/** What stands between a comma and the next field. */
const GAP = String.raw`(?:\s|(?://|#)[^\n]*\n|/\*[^*]*\*/)*`

/** Writes of fields, in the spellings of all languages. */
const WRITE = new RegExp(
  [
    // `body["amount"] = …`, `body[:amount] += …`
    String.raw`\[\s*["':](?<key>${FIELD})["']?\s*\]\s*(?:\?\?|\|\||[+*/-])?=(?![=>])`,
    // `view.recipient_profile_id = …`
    String.raw`\.(?<member>${MONEY})\s*(?:\?\?|\|\|)?=(?![=>])`,
    // `map.put("amount", …)`, `body.TryAdd("amount", …)`
    String.raw`\b(?:put\w*|set\w*|[aA]dd|store|insert|With\w*|TryAdd)\(\s*["':](?<given>${FIELD})["']?\s*,`,
    // Beside what is spread: `{ ...body, target_asset: … }`, `body.update(target_asset=…)`, `{**body, "target_asset": …}`
    String.raw`(?=["':]?(?:${MONEY}))(?:(?<=\.\.\.[^{}]{1,200},${GAP})|(?<=\b(?:update|merge!?|assign)\([^()\n]{0,80})|(?<=\*\*\w+,${GAP}))["':]?(?<mixed>${MONEY})\b(?=["']?\s*(?::(?!:)|=>|=(?!=)))`,
    // `{ ...body, recipient_profile_id }`, `Object.assign(body, { recipient_profile_id })`
    String.raw`(?=${MONEY})(?:(?<=\{\s*\.\.\.[^{}]{1,200},${GAP})|(?<=\bassign\([^(){}\n]{0,80}\{\s*(?:[^{}]{1,200},${GAP})?))(?<short>${MONEY})(?=\s*[,}])`,
    // `send(recipient_profile_id=to)`
    String.raw`(?<=[(,]\s*)(?<named>recipient_profile_id)\s*=(?![=>])`
  ].join("|"),
  "gu"
)

interface Write extends Found {
  /** It keeps the create from being rewritten; what a call is handed by its name may as well be no field. */
  readonly isMoney: boolean
}

const writesIn = (source: Source): ReadonlyArray<Write> =>
  [...source.text.matchAll(WRITE)].flatMap(({ 0: match, groups = {}, index }) =>
    Object.entries(groups).flatMap(([way, name]) =>
      // The groups of the other spellings are empty.
      name === undefined
        ? []
        : [
            {
              ...foundAt(source, index + match.lastIndexOf(name), name),
              isMoney: way !== "named" && MONEY.split("|").includes(name)
            }
          ]
    )
  )

const foundAt = (source: Source, at: number, name: string): Found => ({
  name,
  range: source.range(at, at + name.length),
  line: Lines.lineAt(source.text, at)
})

const blockerOf = ({ line, name, range }: Write): Blocker => ({
  range,
  message: `${name} is written here, and it is not known whether into this body.`,
  needs: Watching.writes(line, name)
})

/** Everything that is a comment, or followed. */
const knownIn = (source: Source, { comments, described, others, subjects }: Parts): ReadonlyArray<Range.Range> => [
  ...comments.map(({ end, start }) => source.range(start, end)),
  ...[...subjects, ...described.subjects, ...others].flatMap(placesIn)
]

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

/** Words that stand between quotes on their line, or are written as keys are; a variable that is filled in is none. */
const quotedWordsIn = (text: string): ReadonlyArray<RegExpExecArray> => {
  let at = 0
  let quote = ""
  let isFilled = false
  return [...text.matchAll(WORD)].filter(({ index }) => {
    // Once over the text for all words: lines may be long.
    for (; at < index; at++) {
      const character = text[at]!
      if (character === "\n") quote = ""
      else if (character === "\\" && text[at + 1] !== "\n") at++
      else if (quote === character) quote = ""
      else if (quote === "" && /["'`]/u.test(character)) {
        quote = character
        // f"{name}", $"{name}"
        isFilled = /[fF$]/u.test(text[at - 1] ?? "")
      }
    }
    const before = text.slice(Math.max(0, index - 2), index)
    if (/\$$|[$#]\{$/u.test(before)) return false
    return /["'`:]$/u.test(before) || (quote !== "" && !(isFilled && before.endsWith("{")))
  })
}
