import * as ListQuery from "@segue/core/migration/ListQuery"
import * as Query from "@segue/core/Query"
/** `--kind query`: the parameters of a listing, alone or with the address they belong to. */
import * as Result from "effect/Result"

import * as Answer from "./Answer.ts"
import * as Shape from "./Shape.ts"

const paths = {
  conversion: "/conversion/stablecoins",
  orchestration: "/orchestration/orchestrations"
} as const satisfies Record<Answer.Target, string>

/** Parameters that nobody sends to the other listing by mistake. */
const telling = {
  conversion: ["created_at.begin", "created_at.end", "updated_at.begin", "updated_at.end"],
  orchestration: [
    "created_at.lt",
    "created_at.lte",
    "created_at.eq",
    "created_at.gte",
    "created_at.gt",
    "orchestration_id"
  ]
} as const satisfies Record<Answer.Target, ReadonlyArray<string>>

interface Parts {
  /** Scheme, host and path, or empty for a bare query. */
  readonly address: string
  readonly question: "" | "?"
  readonly query: string
  readonly fragment: string
}

const split = (line: string): Parts => {
  const hash = line.indexOf("#")
  const [rest, fragment] = hash < 0 ? [line, ""] : [line.slice(0, hash), line.slice(hash)]
  const mark = rest.indexOf("?")
  if (mark >= 0) return { address: rest.slice(0, mark), question: "?", query: rest.slice(mark + 1), fragment }
  return /^[a-z][a-z0-9+.-]*:\/\/|^\//iu.test(rest)
    ? { address: rest, question: "", query: "", fragment }
    : { address: "", question: "", query: rest, fragment }
}

/** The address of the other listing, or why there is none. */
const migrateAddress = (address: string, to: Answer.Target): string | Answer.Answer => {
  if (address === "") return ""
  const from = to === "orchestration" ? "conversion" : "orchestration"
  const trimmed = address.replace(/\/$/u, "")
  if (trimmed.endsWith(paths[from])) return `${trimmed.slice(0, -paths[from].length)}${paths[to]}`
  if (trimmed.endsWith(paths[to])) return Answer.refused(Shape.alreadyMigrated(to, "E3"))
  if (
    /^[^/]+$/u.test(trimmed.slice(trimmed.lastIndexOf(paths[from]) + paths[from].length + 1)) &&
    trimmed.includes(`${paths[from]}/`)
  ) {
    return Answer.refused({
      code: "id-of-other-api",
      row: "E2",
      path: [],
      message: "This is the address of one record, and its id means nothing to the other API",
      remedy: "Ask the listing for its ref_id; read old ids at the legacy API until they are drained"
    })
  }
  return Answer.unreadable([
    { path: [], message: `This is not the address of the listing: it does not end in ${paths[from]}` }
  ])
}

const migratePairs = (pairs: Query.Pairs, to: Answer.Target) => {
  if (to === "orchestration") {
    const read = Query.read(Query.conversions, pairs)
    return Result.isFailure(read)
      ? Answer.unreadable(read.failure)
      : Answer.fromMigration(ListQuery.toOrchestration(read.success.query, read.success.unknown), Query.toPairs)
  }
  const read = Query.read(Query.orchestrations, pairs)
  if (Result.isFailure(read)) return Answer.unreadable(read.failure)
  if (read.success.unknown.length > 0) {
    return Answer.refused(
      ...read.success.unknown.map(([key]) => ({
        code: "unknown-parameter",
        row: "Q12",
        path: [key],
        message: "The new listing has no such parameter, so what it is to become is not known",
        remedy: "Find out what it was meant to do, and take it out"
      }))
    )
  }
  return Answer.fromMigration(ListQuery.toConversion(read.success.query), Query.toPairs)
}

/** Migrates one line: a query string, with or without `?`, or a whole address. */
export const migrate = (text: string, { to }: Answer.Options): Answer.Answer => {
  const line = text.trim()
  if (/[\r\n]/u.test(line)) {
    return Answer.unreadable([{ path: [], message: "This is more than one line; one query is read at a time" }])
  }
  if (/\s/u.test(line)) {
    return Answer.unreadable([{ path: [], message: "White space stands in the query", remedy: "Write it as %20" }])
  }
  const { address, fragment, query, question } = split(line)
  const pairs = Query.parse(query)
  const from = to === "orchestration" ? "conversion" : "orchestration"
  const has = (names: ReadonlyArray<string>) => pairs.some(([key]) => names.includes(key))
  if (address === "" && has(telling[to]) && !has(telling[from])) return Answer.refused(Shape.alreadyMigrated(to, "E3"))
  const next = migrateAddress(address, to)
  if (typeof next !== "string") return next
  const answer = migratePairs(pairs, to)
  if (answer.tag !== "migrated") return answer
  const migrated = `${next}${question}${Query.format(answer.result as Query.Pairs)}${fragment}`
  return { ...answer, result: migrated, lines: migrated }
}
