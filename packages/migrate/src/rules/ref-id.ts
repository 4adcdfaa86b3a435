import type { Declaration } from "../model/Subject.ts"
import type { ObjectValue } from "../model/Value.ts"
import * as Values from "../model/Value.ts"
import * as Bodies from "./Bodies.ts"
import * as Rule from "./Rule.ts"

/** What stands in a body until a person puts the operation's own id there; reported for as long as it stands. */
export const PLACEHOLDER = "REPLACE-WITH-ONE-STABLE-ID-PER-OPERATION"

/** Any of these patterns. */
const any = (...patterns: ReadonlyArray<string>): RegExp => new RegExp(patterns.join("|"), "u")

/** Values that are drawn anew for every send: with them, a retry is a second payment. */
const DRAWN = any(
  // Variables of collections, commands and files of a shell.
  String.raw`\{\{\s*\$(?:guid|uuid|randomUUID|random\.uuid|randomInt|timestamp)|uuidgen|\$\(uuid|\$S?RANDOM\b|\$\$(?![\w{])|\$EPOCH(?:REALTIME|SECONDS)|\$\(\s*(?:mktemp|openssl rand)\b|\/random\/uuid|\/dev\/u?random`,
  // Functions by their own name.
  String.raw`\b(?:uuid(?:v[147]|[14])?|v[147]|nanoid|ulid|cuid2?|ksuid|createId|randomUUID|random(?:Bytes|Int)|token_(?:hex|urlsafe|bytes)|urandom|uniqid|random_(?:bytes|int)|mt_rand|lcg_value|ULID)\(|(?<![\w.])rand\(|\b(?:\w+_)?random\w*\(|\b\w+Random\w*\(|\bobject_id\b|\bid\(object\(\)\)`,
  // Functions of what draws.
  String.raw`\bSecureRandom\.\w+|\bUuid::(?:uuid|v)[1-7]|\bStr::(?:uuid|ulid|orderedUuid|random)\(|\bGuid\.(?:NewGuid|CreateVersion7)\(|\bUlid\.NewUlid\(|\bNewId\.Next\w*\(|\b(?:ULID|Nanoid|KSUID)\.(?:generate|new)\b|\bnew ObjectId\(\)|\bsnowflake\.\w+\(|\b(?:uuid|xid|ksuid|ulid|shortuuid|nanoid)\.(?:New\w*|Make|Must)\(`,
  String.raw`\b(?:RandomStringUtils|ThreadLocalRandom|NanoIdUtils|UlidCreator|TSID|RandomNumberGenerator)\.|\bRandom\.Shared\b|\bPath\.GetRandomFileName\(|\bsecrets\.\w+\(|\brandom\.(?:random|rand\w*|choices?|getrandbits|sample)\(|\brand\.(?:Int\w*|Uint\w*|Read|Text)\(|\bMath\.random\(\)`,
  // What counts the tries changes with each of them.
  String.raw`(?<![\w.])(?:attempts?|attempt_?(?:no|count|number)|retry_?(?:no|count|number|index)|retries|tries)(?!\w)`,
  // Counters begin again with the process.
  String.raw`\+\+\w|\w\+\+(?!\w)|\bnext\([A-Za-z_]\w*\)|\batomic\.Add\w+\(|\bInterlocked\.Increment\(|\.(?:incrementAndGet|getAndIncrement)\(`
)

/** The time of the send. */
const TIME = any(
  String.raw`\$\(\s*date\b|\bDate\.now\(\)|\bnew Date\(\)|\bperformance\.now\(\)|\bhrtime\b|\btime\.(?:time(?:_ns)?|monotonic(?:_ns)?)\(|\b(?:datetime|timezone)\.(?:now|utcnow|today)\(`,
  String.raw`\btime\.Now\(\)|\bTime\.(?:now|current)\b|\bmicrotime\(|(?<![\w.>:])time\(\)|(?<![\w.>:])date\(|\b(?:DateTime|DateTimeOffset)\.(?:Utc)?Now\b|\bStopwatch\.GetTimestamp\(`,
  String.raw`\bSystem\.(?:currentTimeMillis|nanoTime)\(|\b(?:Instant|LocalDateTime|ZonedDateTime|OffsetDateTime|Clock\.System)\.now\(|\bnow\(\)`
)

/** How a time is told to the day, which is the same for every retry of that day. */
const DAY =
  /\bto(?:ISOString|JSON)\(\)\.(?:(?:slice|substr|substring)\(0, ?10\)|split\(["']T["']\)\[0\])|%F\b|%Y-?%m-?%d(?![^"')}]*%[HIMSsfN])|["']Y-?m-?d["']|yyyy-?MM-?dd["')]/u

/** Whether a time between these texts is told to the day: behind it, or in what it is given to. */
const isDay = (before: string, behind: string): boolean =>
  DAY.test(behind) || (/\.format\(\s*$/u.test(before) && DAY.test(before))

const isDrawn = (text: string): boolean => {
  if (DRAWN.test(text)) return true
  const [first = "", ...rest] = text.split(TIME)
  return rest.some((behind, index) => !isDay(rest[index - 1] ?? first, behind))
}

/** Code that sends many payments with one body: a fixed text there would make every later one a repeat of the first. */
const isComputed = (object: ObjectValue): boolean => object.entries.some(({ value }) => value.kind === "expression")

/** A type that is all that a create sends, and has no place for the id. */
const without = (subject: Declaration): Rule.Draft => ({
  range: subject.evidence.range,
  message: "This type is what a create sends, and it has no ref_id, which the new API requires.",
  safety: "manual",
  needs:
    "Add ref_id to the type as a required field, and have every caller hand in the one id of its business operation, made once before the first attempt and the same for every retry."
})

/** The one id of a business operation. */
export const refId = Rule.make({
  id: "ref-id",
  summary: "A create without a ref_id that is stable across retries.",
  why: "The new API requires a ref_id, which the legacy one did not. It must be the one id of the business operation, the same for every retry: a fresh one for each attempt pays twice. Segue never invents one: a payload that is written out gets a placeholder for a person to replace, and code that puts payloads together is left to a person.",
  example: {
    language: "json",
    before: `{
  "profile_id": "7c4e8f2a-1d3b-4a5e-9f6c-8b2d7e0a4f1c",
  "amount": "100",
  "source_asset": "USD",
  "target_asset": "PYUSD"
}
`,
    after: `{
  "ref_id": "${PLACEHOLDER}",
  "source": {
    "profile": {
      "profile_id": "7c4e8f2a-1d3b-4a5e-9f6c-8b2d7e0a4f1c"
    }
  },
  "destination": {
    "profile": {
      "profile_id": "7c4e8f2a-1d3b-4a5e-9f6c-8b2d7e0a4f1c"
    }
  },
  "source_amount": "100",
  "source_asset": "USD",
  "destination_asset": "PYUSD"
}
`
  },
  severity: "error",
  safety: "review",
  rows: ["F6", "F7", "B5"],
  check: (subject) => {
    if (subject.kind === "declaration") {
      if (subject.lacksRefId === true) return [without(subject)]
      if (subject.form !== "request") return []
      const optional = subject.fields.find((field) => field.field === "ref_id" && field.isOptional === true)
      return optional === undefined
        ? []
        : [
            {
              range: optional.range,
              message: Bodies.say("ref_id is optional in this type; the new API requires it.", subject),
              safety: "manual",
              needs: "Make ref_id required, and give every caller the one id of its business operation."
            }
          ]
    }
    const body = Bodies.request(subject)
    if (body === undefined) return []
    const { object } = body
    const entry = Values.entry(object, "ref_id")
    // What is spread into the body may bring one along; that it is not in reach is said of the call.
    if (entry === undefined && object.isOpen === true) return []
    if (entry === undefined && isComputed(object)) {
      return [
        {
          range: Values.range({ ...object, end: object.start + 1 }),
          message: Bodies.say(`This create has no ref_id, which the new API requires.`, subject),
          safety: "manual",
          needs:
            "Hand in the one id of the business operation as ref_id, made once before the first attempt and the same for every retry; then migrate the call."
        }
      ]
    }
    if (entry === undefined) {
      return [
        {
          range: Values.range({ ...object, end: object.start + 1 }),
          message: Bodies.say(`This create has no ref_id, which the new API requires.`, subject),
          ops: [{ op: "insert", object, after: undefined, entries: [{ key: "ref_id", value: { text: PLACEHOLDER } }] }],
          safety: "review",
          needs: "Put the one id of the business operation in ref_id, the same for every retry."
        }
      ]
    }
    const text = entry.value.kind === "string" ? entry.value.text : Values.textOf(entry.value)
    if (Bodies.isNothing(entry.value) || text === PLACEHOLDER) {
      return [
        {
          range: Values.range(entry),
          message: Bodies.say(`This create has no ref_id of its own yet.`, subject),
          safety: "manual",
          needs: "Put the one id of the business operation in ref_id, the same for every retry."
        }
      ]
    }
    const origin = entry.value.kind === "expression" ? entry.value.origin : undefined
    return isDrawn(text) || (origin !== undefined && isDrawn(origin))
      ? [
          {
            range: Values.range(entry.value),
            message: Bodies.say(`This ref_id is new for every send, so a retry is a second conversion.`, subject),
            safety: "review",
            severity: "warning",
            needs: "Use an id that stays the same when the same operation is sent again."
          }
        ]
      : []
  }
})
