/**
 * Flurl's chains: the URL is what the verb is called on, put together step by step. They are read as a call that is
 * handed its URL, with the steps that say something else left in the chain.
 */
import type { Call, Expression, Member } from "../../program/Program.ts"
import * as Walk from "../../program/Walk.ts"

const VERB =
  /^(?:(?:Get|Post|Put|Patch|Delete|Head)(?:Json|String|Stream|Bytes|UrlEncoded|Multipart)?|Send(?:Json|String|UrlEncoded)?)Async$/u
const SEGMENTS = /^AppendPathSegments?$/u
/** Steps between the URL and the verb. */
const STEP =
  /^(?:AppendPathSegments?|(?:Set|Append|Remove)QueryParams?|With\w+|AllowHttpStatus|AllowAnyHttpStatus|ConfigureRequest|ConfigureAwait|BeforeCall|AfterCall|OnError|SetFragment)$/u

/** The call as one with a URL; itself where it is none of Flurl's. */
export const sent = (call: Call): Call => {
  const { callee } = call
  if (callee.kind !== "member" || !VERB.test(call.name)) return call
  const steps: Array<Call> = []
  let bottom: Expression = callee.object
  for (let at = Walk.bare(bottom); at.kind === "call" && STEP.test(at.name); at = Walk.bare(bottom)) {
    if (at.callee.kind !== "member") break
    steps.unshift(at)
    bottom = at.callee.object
  }
  const segments = steps.filter(({ name }) => SEGMENTS.test(name))
  const own = urlOf(bottom)
  // A client's own `PostJsonAsync(url, body)` is called on a name.
  if (segments.length === 0 && own === bottom && Walk.bare(own).kind !== "text") return call
  const items = [own, ...segments.flatMap((step) => step.arguments.map(({ value }) => value))]
  const end = items.at(-1)!.end
  const start: Expression = { kind: "opaque", start: own.start, end: own.start, children: [] }
  const object = steps
    .filter((step) => !segments.includes(step))
    .reduce<Expression>((inner, step) => ({ ...step, callee: { ...(step.callee as Member), object: inner } }), start)
  return {
    ...call,
    callee: { ...callee, object },
    arguments: [
      {
        name: "requestUri",
        key: { start: own.start, end: own.start },
        value: { kind: "list", start: own.start, end, items }
      },
      ...call.arguments
    ]
  }
}

/** `new Url("…")`, `new FlurlRequest("…")`: the text in it. */
const urlOf = (node: Expression): Expression => {
  const bare = Walk.bare(node)
  const isMade = bare.kind === "call" && bare.isNew === true && /^(?:Url|FlurlRequest)$/u.test(bare.name)
  const [first, more] = isMade ? bare.arguments : []
  return first === undefined || more !== undefined ? node : first.value
}
