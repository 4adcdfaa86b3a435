import * as Exchanges from "../evidence/Exchanges.ts"
import * as Paths from "../evidence/Paths.ts"
import * as Reads from "../evidence/Reads.ts"
import * as Sites from "../evidence/Sites.ts"
import * as Sniff from "../evidence/Sniff.ts"
import * as Strings from "../evidence/Strings.ts"
import type { Comment, Model, QueryEntry } from "../model/Subject.ts"
import { emptyModel, merge, scripted } from "../model/Subject.ts"
import type { Value } from "../model/Value.ts"
import * as HttpText from "../syntax/HttpText.ts"
import * as JsonText from "../syntax/JsonText.ts"
import * as Source from "../text/Source.ts"
import { commentsOf } from "./json.ts"
import type { Context, Language } from "./Language.ts"

interface Body {
  readonly values: ReadonlyArray<Value>
  readonly errors: number
  readonly comments: ReadonlyArray<Comment>
}

const none: Body = { values: [], errors: 0, comments: [] }

const read = (body: Source.Source | undefined): Body => {
  if (body === undefined || !Sniff.beginsAsData(body.text)) return none
  const { comments, errors, values } = JsonText.parse(body)
  return { values, errors, comments: commentsOf(comments) }
}

/** `?a=b` and `&c=d` on lines of their own below the request line. */
const continued = (exchange: HttpText.Exchange): ReadonlyArray<QueryEntry> =>
  exchange.queryLines.flatMap((line) => Strings.queryEntries(line, 0, line.text.length))

const exchangeModel = (exchange: HttpText.Exchange, context: Context): Model => {
  const match = exchange.url === undefined ? undefined : Paths.find(exchange.url.text)[0]
  const body = read(exchange.body)
  const replies = exchange.replies.map(read)
  const parsed = merge(
    [body, ...replies].map(({ comments, errors, values }) => ({ ...emptyModel, roots: values, comments, errors }))
  )
  if (exchange.url === undefined || match === undefined) return merge([parsed, ...rest(exchange, context, [])])
  const elsewhere = exchange.bodyFile
  const value = body.values[0]
  const site = Sites.make({
    ...(exchange.method === undefined
      ? { method: { text: "GET" } }
      : { method: { text: exchange.method.text, range: exchange.method.range(0, exchange.method.text.length) } }),
    path: Paths.ref(exchange.url, match),
    query: [...Strings.queryOf(exchange.url, match), ...continued(exchange)],
    ...(value === undefined ? {} : { body: value }),
    ...(elsewhere === undefined
      ? {}
      : {
          bodyElsewhere: { range: elsewhere.range(0, elsewhere.text.length), because: "the body comes from this file" }
        }),
    ...(exchange.scripts.some((script) => Reads.isReading(script.text)) ? { caution: Reads.caution } : {}),
    hasBody: exchange.body !== undefined || elsewhere !== undefined,
    replies: replies.flatMap((reply) => reply.values.flatMap((one) => Exchanges.bodiesIn(one, () => [], new Set())))
  })
  return merge([parsed, { ...emptyModel, subjects: [site] }, ...rest(exchange, context, [exchange.url])])
}

/** Headers, other bodies, handlers: whatever proves something on its own. */
const rest = (
  exchange: HttpText.Exchange,
  context: Context,
  claimed: ReadonlyArray<Source.Source>
): ReadonlyArray<Model> => {
  const isSite = claimed.length > 0
  const texts = [
    ...(exchange.url === undefined || isSite ? [] : [exchange.url]),
    ...exchange.others,
    ...exchange.scripts
  ]
  const bodies = [exchange.body, ...exchange.replies].filter((body) => body !== undefined)
  return [
    ...texts.map((source) => ({ ...emptyModel, subjects: Strings.subjects(source, "code") })),
    ...exchange.comments.map((source) => ({ ...emptyModel, subjects: Strings.subjects(source, "prose") })),
    ...bodies
      .filter((body) => !isSite || !Sniff.beginsAsData(body.text))
      .map((body) =>
        context.parse(Sniff.beginsAsData(body.text) ? "json" : (Sniff.language(body.text) ?? "text"), body)
      )
  ]
}

const parse: Language["parse"] = (source, context) => {
  const exchanges = HttpText.parse(source)
  const comments = exchanges
    .flatMap((exchange) => exchange.comments)
    .map((comment) => ({ range: comment.range(0, comment.text.length), text: comment.text }))
  return scripted(
    merge([{ ...emptyModel, comments }, ...exchanges.map((exchange) => exchangeModel(exchange, context))])
  )
}

/** Requests as REST clients in editors and raw HTTP in documents write them, with saved replies. */
export const http: Language = {
  id: "http",
  aliases: ["rest", "https", "hurl"],
  extensions: [".http", ".rest", ".hurl"],
  fileNames: [],
  lineComment: { open: "# ", close: "" },
  parse
}
