/** What the options of curl, wget, HTTPie and xh say about a request. */
import * as Strings from "../../evidence/Strings.ts"
import type { QueryEntry } from "../../model/Subject.ts"
import type { Range } from "../../text/Range.ts"
import * as Source from "../../text/Source.ts"
import type { Request } from "./Commands.ts"

/** Options of curl and wget that carry what is sent. */
const DATA =
  /^(?:-[dF]|--form(?:-string)?|--data(?:-raw|-binary|-ascii|-urlencode)?|--json|--post-data|--post-file|--body-data|--raw)(?:=|$)/u
/** A pair of a form: what comes of a file or a variable alone is not known. */
const FORM = /^[A-Za-z][\w.-]*(?:\[\w*\])*=/u
const METHOD = /^(?:-X|--request|--method)(?:=|$)/u

export interface Options {
  readonly method: { readonly text: string; readonly range?: Range } | undefined
  readonly data: ReadonlyArray<Source.Source>
  readonly query: ReadonlyArray<QueryEntry>
  /** What is sent is a form: `-d 'amount=1&…'`. */
  readonly form?: Source.Source
  /** A body is sent as `key=value` words, which are not followed. */
  readonly hasItems: boolean
}

/** Whether a word begins a body or holds one. */
export const isData = (text: string): boolean => DATA.test(text)

/** Short options of curl without a value; they may stand before another one in one word: `-sG`, `-sSXPOST`. */
const CLUSTER = /^-[sSfLkvigqnNjlaBRZJGI#0-6]+(?=[GIXdF])/u

interface Option {
  /** The options that stand before it in its word. */
  readonly before: string
  readonly word: Source.Source
  readonly text: string
}

/** The word without the options that stand before its last one: `-sSX` is `-X`, `-sG` is `-G`. */
const unclustered = (word: Source.Source): Option => {
  const before = CLUSTER.exec(word.text)?.[0] ?? ""
  if (before === "") return { before, word, text: word.text }
  const { length } = before
  return { before, word: Source.slice(word, length - 1, word.text.length), text: `-${word.text.slice(length)}` }
}

/** The option's value: glued to it, or the next word. */
const valueOf = (
  { text, word }: Option,
  next: Source.Source | undefined,
  pattern: RegExp
): Source.Source | undefined => {
  const match = pattern.exec(text)
  if (match !== null) {
    return match[0].endsWith("=") ? Source.slice(word, match[0].length, word.text.length) : next
  }
  // `-XPOST`, `-d'{…}'` and `-Famount=1`.
  return /^-[XdF](?=.)/u.test(text) ? Source.slice(word, 2, word.text.length) : undefined
}

/** The options of a request. */
export const of = ({ style, words }: Request): Options => (style === "items" ? itemOptions(words) : curlOptions(words))

const curlOptions = (words: ReadonlyArray<Source.Source>): Options => {
  let method: Options["method"]
  const data: Array<Source.Source> = []
  let isQuery = false
  let isHead = false
  words.forEach((given, index) => {
    const word = unclustered(given)
    const { text } = word
    if (word.before.includes("G")) isQuery = true
    const next = words[index + 1]
    if (text === "-G" || text === "--get") isQuery = true
    else if (text === "-I" || text === "--head") isHead = true
    else if (METHOD.test(text) || /^-X./u.test(text)) {
      const value = valueOf(word, next, METHOD)
      // A method that is computed is not known.
      if (value !== undefined) method = { text: value.text.toUpperCase(), range: value.range(0, value.text.length) }
    } else if (DATA.test(text) || /^-[dF][^-]/u.test(text)) {
      const value = valueOf(word, next, DATA)
      if (value !== undefined) data.push(value)
    }
  })
  const form = isQuery ? undefined : data.find((one) => FORM.test(one.text))
  return {
    method: method ?? { text: isHead ? "HEAD" : data.length > 0 && !isQuery ? "POST" : "GET" },
    data: isQuery ? [] : data,
    ...(form === undefined ? {} : { form }),
    query: isQuery ? data.flatMap((one) => Strings.queryEntries(one, 0, one.text.length)) : [],
    hasItems: false
  }
}

/** `http POST URL key=value key:=json key==query Header:value` */
const itemOptions = (words: ReadonlyArray<Source.Source>): Options => {
  const said = words.find(({ text }) => /^(?:GET|POST|PUT|PATCH|DELETE|HEAD)$/u.test(text))
  const items = words.filter(({ text }) => /^[\w.[\]]+(?::?=)(?!=)/u.test(text) && !text.startsWith("-"))
  const raw = words
    .filter(({ text }) => text.startsWith("--raw="))
    .map((word) => Source.slice(word, 6, word.text.length))
  const next = words[words.findIndex(({ text }) => text === "--raw") + 1]
  const data = next === undefined || next === words[0] ? raw : [...raw, next]
  const query = words.flatMap((word) => (/^[\w.]+==/u.test(word.text) ? [queryItem(word)] : []))
  const sends = items.length > 0 || data.length > 0
  return {
    method:
      said === undefined
        ? { text: sends ? "POST" : "GET" }
        : { text: said.text, range: said.range(0, said.text.length) },
    data,
    query,
    hasItems: items.length > 0
  }
}

const queryItem = (word: Source.Source): QueryEntry => {
  const end = word.text.indexOf("==")
  return {
    key: word.text.slice(0, end),
    range: word.range(0, end),
    value: word.text.slice(end + 2),
    rename: (key) => [{ op: "text", source: word, start: 0, end, text: key }]
  }
}
