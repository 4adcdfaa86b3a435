/** Requests that are steps of a workflow: others read what a step answered by the name it is kept under. */
import type { ObjectValue } from "../model/Value.ts"
import * as Values from "../model/Value.ts"
import * as Lines from "../text/Lines.ts"
import type { Source } from "../text/Source.ts"
import * as Watching from "./Watching.ts"

/** What keeps the answer under a name: Ansible's `register`, and its relatives. */
const KEEPS = /^(?:register|as|alias|save_?as|store_?as|output|result|result_?(?:key|path|variable)|variable)$/iu

/** What names a step whose answer is read as `steps.name.…`. */
const NAMES = /^(?:id|name|step|step_?id|task|key)$/iu

const IDENTIFIER = /^[A-Za-z_][\w-]{0,60}$/u

const DEPTH_MAX = 4

/** A name that something is read of, with what stands before it: `steps.convert.outputs`, `conversion.json`. */
const ACCESS =
  /(?<![\w-])(?:(steps|tasks|jobs|nodes|stages|activities|outputs|results)(?:\.|\[['"]))?([A-Za-z_][\w-]*)(?=['"]?\]?[.[])/gu

const PLACES_MAX = 3

/** Where the names of a text are read of, first places only; those of steps are known as `.name`. */
const accessesIn = (source: Source): ReadonlyMap<string, ReadonlyArray<number>> => {
  const known = accesses.get(source)
  if (known !== undefined) return known
  const found = new Map<string, Array<number>>()
  for (const { 1: holder, 2: name, index } of source.text.matchAll(ACCESS)) {
    for (const key of holder === undefined ? [name!] : [name!, `.${name}`]) {
      const places = found.get(key)
      if (places === undefined) found.set(key, [index])
      else if (places.length < PLACES_MAX) places.push(index)
    }
  }
  accesses.set(source, found)
  return found
}

const accesses = new WeakMap<Source, ReadonlyMap<string, ReadonlyArray<number>>>()

/** What a person is told of each place that reads the answer of a request: it stands in these objects, from the inside out. */
export const readers = (ancestors: ReadonlyArray<ObjectValue>): ReadonlyArray<string> => {
  const [first] = ancestors
  if (first === undefined) return []
  const steps = ancestors.slice(0, DEPTH_MAX).filter(({ source }) => source === first.source)
  return steps.flatMap(({ entries, source }) =>
    entries.flatMap(({ key, value }) => {
      const name = KEEPS.test(key) || NAMES.test(key) ? Values.literal(value) : undefined
      if (name === undefined || !IDENTIFIER.test(name)) return []
      const places = accessesIn(source).get(KEEPS.test(key) ? name : `.${name}`) ?? []
      const place = places.find((at) => at < value.start || at > value.end)
      return place === undefined
        ? []
        : [
            `\`${Watching.short(Lines.lineAt(source.text, place))}\` reads what this request answers, kept as ${name}: see that all that do read the new fields and statuses.`
          ]
    })
  )
}
