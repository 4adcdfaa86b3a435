/** Where the body of a request comes from: its own words, a variable, a here-document, jq, the command before it. */
import * as Sniff from "../../evidence/Sniff.ts"
import type { Evidence } from "../../model/Subject.ts"
import type { Value } from "../../model/Value.ts"
import * as JsonText from "../../syntax/JsonText.ts"
import type { Source } from "../../text/Source.ts"
import * as Braces from "../../write/Braces.ts"
import * as Script from "./Script.ts"
import type { Variables } from "./Variables.ts"

export interface Body {
  readonly value?: Value
  readonly elsewhere?: Evidence
  readonly roots: ReadonlyArray<Value>
  readonly errors: number
  /** Several calls may send what stands there. */
  readonly variable?: string
}

export const none: Body = { roots: [], errors: 0 }

interface Place {
  readonly source: Source
  /** Written in jq's language. */
  readonly isFilter?: boolean
  readonly variable?: string
}

/** The body that these texts are. */
export const of = (
  data: ReadonlyArray<Source>,
  step: Script.Step,
  script: Script.Script,
  variables: Variables
): Body => {
  const [first, second] = data
  const isPosted = first === undefined || /^@?-$/u.test(first.text)
  const input = isPosted ? inputOf(step) : undefined
  if (first === undefined && input === undefined) return none
  const place = input ?? (second === undefined ? held(first!, step, script, variables, 0) : undefined)
  const read = place === undefined ? undefined : readAt(place)
  if (read !== undefined) return read
  const at = first ?? step.command.words[0]!.content
  return {
    elsewhere: { range: at.range(0, at.text.length), because: "the body comes from here" },
    roots: [],
    errors: 0
  }
}

const readAt = ({ isFilter, source, variable }: Place): Body | undefined => {
  if (!Sniff.isData(source.text)) return undefined
  const read = JsonText.parse(source)
  // An object in jq's language is read where it looks like JSON with variables; the rest of the language is not.
  if (isFilter === true && (read.errors > 0 || read.values[0]?.kind !== "object" || read.values.length !== 1)) {
    return undefined
  }
  const values = isFilter === true ? read.values.map(asFilter) : read.values
  const [value] = values
  return {
    ...(value === undefined ? {} : { value }),
    ...(variable === undefined ? {} : { variable }),
    roots: values,
    errors: read.errors
  }
}

/** Objects as jq writes them; what stands bare in them is computed, not a number. */
const filters = Braces.make({ ...Braces.jsonDialect })

const asFilter = (value: Value): Value =>
  value.kind === "object"
    ? { ...value, writer: filters, entries: value.entries.map((one) => ({ ...one, value: asFilter(one.value) })) }
    : value

const DEPTH_MAX = 4

/** What a text stands for: itself, a variable, the output of a command, a file that was written before. */
const held = (
  text: Source,
  step: Script.Step,
  script: Script.Script,
  variables: Variables,
  depth: number
): Place | undefined => {
  if (depth > DEPTH_MAX) return undefined
  if (Sniff.isData(text.text)) return { source: text }
  const file = /^@(.+)$/u.exec(text.text)?.[1]
  if (file !== undefined) return writtenTo(file, step)
  const name = Script.variableIn(text.text)
  if (name !== undefined) {
    const parameter = /^\d$/u.test(name) ? handedOver(step, Number.parseInt(name, 10), script) : undefined
    if (parameter !== undefined) return held(parameter.source, parameter.step, script, variables, depth + 1)
    const value = variables.own.get(name)
    if (value === undefined) return undefined
    const place = value.text === "$" ? printedInto(name, script) : held(value, step, script, variables, depth + 1)
    return place === undefined ? undefined : { ...place, variable: name }
  }
  if (!/^\$\([\s\S]*\)$/u.test(text.text)) return undefined
  const start = text.range(0, 0).start
  const inner = script.inner.get(start + 2)
  return inner === undefined ? undefined : printedBy(lastOf(inner))
}

const lastOf = (step: Script.Step): Script.Step => {
  let at = step
  for (let after = Script.next(at); Script.isPiped(at.command) && after !== undefined; after = Script.next(at))
    at = after
  return at
}

/** `NAME=$(jq -n …)`: the command behind the assignment. */
const printedInto = (name: string, script: Script.Script): Place | undefined => {
  const last = script.steps.find((step) => Script.assignedBy(step) === name)
  return last === undefined ? undefined : printedBy(last)
}

/** A parameter of a function that is called once. */
const handedOver = (
  step: Script.Step,
  number: number,
  script: Script.Script
): { readonly source: Source; readonly step: Script.Step } | undefined => {
  const declared = Script.functionOf(step)
  const calls = declared === undefined ? [] : Script.callsOf(script, declared.name)
  const source = calls.length === 1 ? calls[0]!.words[number]?.content : undefined
  return source === undefined ? undefined : { source, step: calls[0]! }
}

/** What a command reads: a here-document, a here-string, the command before it. */
const inputOf = (step: Script.Step): Place | undefined => {
  if (step.command.input !== undefined) return { source: step.command.input }
  const here = step.command.words.find(({ redirect }) => redirect === "<<<")
  if (here !== undefined) return { source: here.content }
  const before = Script.feeder(step)
  return before === undefined ? undefined : printedBy(before)
}

/** What a command prints, where its words show it. */
const printedBy = (step: Script.Step): Place | undefined => {
  const [program, ...words] = step.words
  switch (program?.content.text) {
    case "cat":
      return step.command.input === undefined ? undefined : { source: step.command.input }
    case "echo":
    case "printf": {
      const said = words.filter(({ content, redirect }) => redirect === "" && Sniff.isData(content.text))
      return said.length === 1 ? { source: said[0]!.content } : undefined
    }
    case "jq": {
      // Without `-n` the object is made of what jq reads.
      const isNew = words.some(({ content }) => /^(?:-[a-zA-Z]*n[a-zA-Z]*|--null-input)$/u.test(content.text))
      const filter = words.filter(({ content }) => Sniff.isData(content.text))
      return isNew && filter.length === 1 ? { source: filter[0]!.content, isFilter: true } : undefined
    }
    default:
      return undefined
  }
}

/** `cat > FILE <<EOF` earlier in the script. */
const writtenTo = (file: string, step: Script.Step): Place | undefined => {
  if (file === "-") return inputOf(step)
  const writers = step.scope.steps.filter(({ command }) =>
    command.words.some(({ content, redirect }) => /^>+$/u.test(redirect) && content.text === file)
  )
  const [writer] = writers
  return writers.length === 1 && writer !== undefined && writer.index < step.index
    ? withName(printedBy(writer), file)
    : undefined
}

const withName = (place: Place | undefined, variable: string): Place | undefined =>
  place === undefined ? undefined : { ...place, variable }
