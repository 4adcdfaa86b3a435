/** curl and streams: options that are set one by one on a handle, or handed in as a context. */
import * as Lower from "../../program/Lower.ts"
import type { Argument, Expression, Node } from "../../program/Program.ts"
import type { SyntaxNode } from "../../syntax/Tree.ts"
import type { Php } from "./lower.ts"

/**
 * `curl_setopt($handle, CURLOPT_X, $value)` sets a member of the handle. Setting its URL is what `curl_init($url)` does:
 * from there on the handle is a request.
 */
export const option = (
  _php: Php,
  node: SyntaxNode,
  given: ReadonlyArray<Argument>,
  name: string
): Expression | undefined => {
  const [handle, first, value] = given.map((one) => one.value)
  if (handle?.kind !== "name" && handle?.kind !== "member") return undefined
  if (name === "curl_setopt") {
    return first?.kind === "name" && value !== undefined ? set(node, handle, first, value) : undefined
  }
  if (first?.kind !== "dictionary" || first.spreads.length > 0) return undefined
  const children = first.entries.map((entry): Node => {
    const key = entry.keyNode
    return key?.kind === "name"
      ? set({ start: entry.start, end: entry.end }, again(handle, entry.start), key, entry.value)
      : {
          kind: "opaque",
          start: entry.start,
          end: entry.end,
          children: [...(key === undefined ? [] : [key]), entry.value]
        }
  })
  return { kind: "opaque", ...Lower.place(node), children: [handle, ...children] }
}

/** The handle, once more, for each of its options. */
const again = (handle: Expression, start: number): Expression =>
  handle.kind === "name" ? { ...handle, start, end: start } : ({ ...handle, start, end: start } as Expression)

const set = (
  at: { readonly start: number; readonly end: number },
  handle: Expression,
  key: Extract<Expression, { kind: "name" }>,
  value: Expression
): Expression => {
  const place = { start: at.start, end: at.end }
  if (key.name === "CURLOPT_URL") {
    const made = Lower.call(place, { kind: "name", start: at.start, end: at.start, name: "curl_init" }, [{ value }])
    return { kind: "assign", ...place, operator: "=", targets: [handle], value: made }
  }
  const target: Expression = {
    kind: "member",
    ...place,
    end: key.end,
    object: handle,
    name: key.name,
    key: Lower.place(key)
  }
  return { kind: "assign", ...place, operator: "=", targets: [target], value }
}

/** `stream_context_create(['http' => ['method' => …, 'content' => …]])`: the options are those under `http`. */
export const context = (_php: Php, given: ReadonlyArray<Argument>): Expression | undefined => {
  const [outer] = given.map((one) => one.value)
  if (outer?.kind !== "dictionary") return undefined
  const entry = outer.entries.find((one) => one.name === "http")
  if (entry?.value.kind !== "dictionary") return undefined
  const others = outer.entries
    .filter((one) => one !== entry)
    .flatMap((one): ReadonlyArray<Node> => [...(one.keyNode === undefined ? [] : [one.keyNode]), one.value])
  const beside: Expression = {
    kind: "opaque",
    start: outer.start,
    end: outer.end,
    children: [...(entry.keyNode === undefined ? [] : [entry.keyNode]), ...others]
  }
  return { ...entry.value, spreads: [...entry.value.spreads, beside] }
}
