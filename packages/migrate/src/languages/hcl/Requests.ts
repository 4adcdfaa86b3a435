/**
 * Requests whose URL is made of local values. They are shown with their bodies and changed by a person, because a local
 * value belongs to the whole module; a body whose URL is not in reach does not move alone.
 */
import * as Exchanges from "../../evidence/Exchanges.ts"
import * as Sites from "../../evidence/Sites.ts"
import * as Strings from "../../evidence/Strings.ts"
import type { QueryEntry, Site, Subject } from "../../model/Subject.ts"
import type { Entry, ObjectValue, Value } from "../../model/Value.ts"
import * as Values from "../../model/Value.ts"
import * as Locals from "./Locals.ts"

const URL_KEY = /^(?:url|uri|endpoint|path|address|target|href|api_url|request_url)$/u
const BODY_KEY = /^(?:body|request_body|data|payload|json|post_data|content|input|message_body)$/u
const METHOD_KEY = /^(?:method|http_method|verb|request_method)$/u

const unknownUrl = (url: string): string =>
  `The URL of this request is made elsewhere (${url}); migrate it together with the body.`

/** Subjects, with the requests that local values lead to. */
export const follow = (
  subjects: ReadonlyArray<Subject>,
  roots: ReadonlyArray<Value>,
  { locals, own: ownLocals }: { readonly locals: Locals.Locals; readonly own: Locals.Locals }
): ReadonlyArray<Subject> => {
  const found = roots.flatMap((root) => [...Values.walk(root)].flatMap((value) => requestIn(value) ?? []))
  const taken = new Set<Value>()
  const held = new Map<Value, string>()
  const sites = found.flatMap(({ bodies, holder, url }): ReadonlyArray<Site> => {
    const text = textOf(url.value)
    const match = Locals.pathOf(text, locals)
    const isSilent = match === undefined && !isOpen(url.value)
    if (isSilent) return []
    const own = bodies.filter((body) => subjects.some((one) => one.kind === "payload" && one.value === body))
    if (match === undefined) {
      for (const body of own) held.set(body, text)
      return []
    }
    for (const body of own) taken.add(body)
    const isOwn = Locals.pathOf(text, ownLocals) !== undefined
    const method = holder.entries.find(({ key, value }) => METHOD_KEY.test(key) && Values.literal(value) !== undefined)
    const said = method === undefined ? undefined : Values.literal(method.value)!.toUpperCase()
    const [body] = own.length === 1 ? own : []
    return [
      Sites.make({
        ...(said === undefined ? {} : { method: { text: said, range: Values.range(method!.value) } }),
        path: { api: match.api, target: match.target, places: [], ...(isOwn ? {} : { isElsewhere: true }) },
        at: Values.range(url.value),
        query: queryOf(url.value),
        ...(body === undefined ? {} : { body }),
        hasBody: holder.entries.some(({ key }) => BODY_KEY.test(key))
      })
    ]
  })
  const rest = subjects.flatMap((one): ReadonlyArray<Subject> => {
    if (one.kind !== "payload" || one.form !== "request") return [one]
    if (taken.has(one.value)) return []
    const url = held.get(one.value)
    return url === undefined ? [one] : [{ ...one, isElsewhere: true, caution: unknownUrl(url) }]
  })
  return [...rest, ...sites]
}

interface Found {
  readonly holder: ObjectValue
  readonly url: Entry
  readonly bodies: ReadonlyArray<ObjectValue>
}

const requestIn = (value: Value): Found | undefined => {
  if (value.kind !== "object") return undefined
  const url = value.entries.find(({ key }) => URL_KEY.test(key))
  if (url === undefined) return undefined
  const bodies = value.entries.flatMap((entry) =>
    BODY_KEY.test(entry.key)
      ? [...Values.walk(entry.value)].filter((inner): inner is ObjectValue => inner.kind === "object")
      : []
  )
  return { holder: value, url, bodies }
}

const textOf = (value: Value): string =>
  value.kind === "string" || value.kind === "expression" ? value.text.trim() : ""

/** Whether it is computed in a way that does not show a path. */
const isOpen = (value: Value): boolean =>
  value.kind === "expression" ||
  (value.kind === "string" &&
    value.holes.length > 0 &&
    Exchanges.pathIn(value) === undefined &&
    !/conversion\/|orchestration\//u.test(value.text))

const queryOf = (value: Value): ReadonlyArray<QueryEntry> => {
  if (value.kind !== "string") return []
  const start = value.text.indexOf("?")
  return start < 0 ? [] : Strings.queryEntries(value.content, start + 1, value.text.length)
}
