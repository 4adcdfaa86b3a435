/** Bodies that HTTPie and xh put together from words: `ref_id=a1 amount=1.00 metadata:='{"a":"b"}'`. */
import type { Blocker } from "../../model/Subject.ts"
import type { Entry, ObjectValue, Value } from "../../model/Value.ts"
import * as JsonText from "../../syntax/JsonText.ts"
import * as Source from "../../text/Source.ts"
import type { Writer } from "../../write/Writer.ts"

/** A field as text or as JSON; `==` is a query, `=@` a file. */
const ITEM = /^(\w[\w.-]*)(:?=)(?!=)/u

/** One field of a nested object, an item of a list: what such words make together is not followed. */
const NESTED = /^\w*\[[^\]]*\][\w.[\]-]*:?=(?!=)/u

/** Options with which the words are no JSON object. */
const OTHER = /^(?:-[a-zA-Z]*f[a-zA-Z]*|--form|--multipart|--raw(?:=.*)?)$/u

/** Options whose value is the next word. */
const VALUED =
  /^(?:-[aAopsPh]|--(?:auth|auth-type|output|print|style|pretty|proxy|session|cert|timeout|verify|bearer))$/u

/** Words are read, not written: an object among them takes another syntax. */
const unwritten: Writer = { compile: () => undefined, value: () => undefined, item: () => [] }

/** The object that the words of a request make; nothing where some of it is not followed. */
export const bodyOf = (words: ReadonlyArray<Source.Source>): ObjectValue | undefined => {
  const items = words.filter(({ text }, index) => ITEM.test(text) && !VALUED.test(words[index - 1]?.text ?? ""))
  const [first] = items
  if (first === undefined || words.some(({ text }) => OTHER.test(text) || NESTED.test(text))) return undefined
  return {
    kind: "object",
    source: first,
    start: 0,
    end: first.text.length,
    entries: items.map(entryOf),
    writer: unwritten
  }
}

const entryOf = (word: Source.Source): Entry => {
  const [whole = "", key = "", separator] = ITEM.exec(word.text) ?? []
  const place = { source: word, start: 0, end: word.text.length }
  return {
    ...place,
    key,
    keyNode: { source: word, start: 0, end: key.length },
    value: valueOf(word, whole.length, separator === ":="),
    shorthand: false,
    comma: -1
  }
}

const valueOf = (word: Source.Source, start: number, isJson: boolean): Value => {
  const place = { source: word, start, end: word.text.length }
  const text = word.text.slice(start)
  const computed: Value = { ...place, kind: "expression", text, isSimple: !/\$\(|`/u.test(text) }
  if (/[$`\\]/u.test(text) || text.startsWith("@")) return computed
  const content = Source.slice(word, start, word.text.length)
  if (!isJson) return { ...place, kind: "string", text, content, holes: [] }
  const { errors, values } = JsonText.parse(content)
  return errors === 0 && values.length === 1 ? values[0]! : computed
}

/** Why a create that is written in words is a person's. */
export const blocker = (body: ObjectValue): Blocker => ({
  range: body.source.range(0, body.entries[0]?.key.length ?? 0),
  message: "The body of this create is put together from words, which are not rewritten.",
  needs:
    "Send the new body as a JSON document, or name its fields one by one: source[profile][profile_id], destination[profile][profile_id], source_amount, source_asset, destination_asset and ref_id."
})
