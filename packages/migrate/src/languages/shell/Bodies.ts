/** Where the body of a request comes from: its own words, a variable, a here-document, jq, the command before it. */
import * as Sniff from "../../evidence/Sniff.ts"
import type { Evidence } from "../../model/Subject.ts"
import type { Entry, Value } from "../../model/Value.ts"
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
  /** The variables, files and functions that it goes through: several calls may send what stands there. */
  readonly names: ReadonlyArray<string>
}

export const none: Body = { roots: [], errors: 0, names: [] }

interface Place {
  readonly source: Source
  /** Written in jq's language. */
  readonly isFilter?: boolean
  /** `%s` stands for one argument after the other. */
  readonly isFormat?: boolean
  readonly names?: ReadonlyArray<string>
}

/** The body that these texts are. */
export const of = (
  data: ReadonlyArray<Source>,
  step: Script.Step,
  script: Script.Script,
  variables: Variables
): Body => {
  const [first, second] = data
  const isPosted = first === undefined || /^(?:@?-|@\/dev\/stdin)$/u.test(first.text)
  const scene = { script, variables }
  const input = isPosted && second === undefined ? inputOf(step, scene, 0) : undefined
  if (first === undefined && input === undefined) return none
  const isFilled = first !== undefined && isReplaced(first, step)
  const place = input ?? (second === undefined && !isFilled ? held(first!, step, scene, 0) : undefined)
  const read = place === undefined ? undefined : readAt(place)
  if (read !== undefined) return read
  const at = first ?? step.command.words[0]!.content
  return {
    elsewhere: { range: at.range(0, at.text.length), because: "the body comes from here" },
    roots: [],
    errors: 0,
    names: []
  }
}

const readAt = ({ isFilter, isFormat, names = [], source }: Place): Body | undefined => {
  if (!Sniff.isData(source.text)) return undefined
  const read = JsonText.parse(source)
  // An object in jq's language is read where it looks like JSON with variables; the rest of the language is not.
  if (isFilter === true && (read.errors > 0 || read.values[0]?.kind !== "object" || read.values.length !== 1)) {
    return undefined
  }
  const values = isFilter === true ? read.values.map(asFilter) : read.values
  const [value] = values
  if (isFormat === true && value?.kind === "object" && value.entries.some(isFilledTwice)) return undefined
  return {
    ...(value === undefined ? {} : { value }),
    names,
    roots: values,
    errors: read.errors
  }
}

/** What is written twice in the new body, or elsewhere in it, would take an argument that is meant for another field. */
const isFilledTwice = ({ key, value }: Entry): boolean =>
  /^(?:recipient_)?profile_id$/u.test(key) && value.source.text.slice(value.start, value.end).includes("%")

/** Objects as jq writes them; what stands bare in them is computed, not a number. */
const filters = Braces.make({ ...Braces.jsonDialect })

const asFilter = (value: Value): Value =>
  value.kind === "object"
    ? { ...value, writer: filters, entries: value.entries.map((one) => ({ ...one, value: asFilter(one.value) })) }
    : value

const DEPTH_MAX = 6

/** What is looked up while a body is followed. */
interface Scene {
  readonly script: Script.Script
  readonly variables: Variables
}

/** `xargs -I{} curl -d '{}'`: what `xargs` reads is put there. */
const isReplaced = (text: Source, step: Script.Step): boolean =>
  /^(?:xargs|parallel)$/u.test(step.words[0]?.content.text ?? "") && /\{\}|%|@@/u.test(text.text)

/** What a text stands for: itself, a variable, the output of a command, a file that was written before. */
const held = (text: Source, step: Script.Step, scene: Scene, depth: number): Place | undefined => {
  if (depth > DEPTH_MAX) return undefined
  const { script, variables } = scene
  if (Sniff.isData(text.text)) return { source: text }
  const file = /^@(.+)$/u.exec(text.text)?.[1]
  if (file !== undefined) return writtenTo(file, step, scene, depth + 1)
  const name = Script.variableIn(text.text)
  if (name !== undefined) {
    const parameter = /^\d$/u.test(name) ? handedOver(step, Number.parseInt(name, 10), script) : undefined
    if (parameter !== undefined) return held(parameter.source, parameter.step, scene, depth + 1)
    const value = variables.own.get(name)
    if (value === undefined) return undefined
    const place = value.text === "$" ? printedInto(name, scene, depth + 1) : held(value, step, scene, depth + 1)
    return withName(place, name)
  }
  if (!/^\$\([\s\S]*\)$/u.test(text.text)) return undefined
  const start = text.range(0, 0).start
  const inner = script.inner.get(start + 2)
  return inner === undefined ? undefined : printedBy(lastOf(inner), scene, depth + 1)
}

const lastOf = (step: Script.Step): Script.Step => {
  let at = step
  for (let after = Script.next(at); Script.isPiped(at.command) && after !== undefined; after = Script.next(at))
    at = after
  return at
}

/** `NAME=$(jq -n …)`: the command behind the assignment. */
const printedInto = (name: string, scene: Scene, depth: number): Place | undefined => {
  const last = scene.script.steps.find((step) => Script.assignedBy(step) === name)
  return last === undefined ? undefined : printedBy(last, scene, depth)
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
const inputOf = (step: Script.Step, scene: Scene, depth: number): Place | undefined => {
  if (step.command.input !== undefined) return { source: step.command.input }
  const here = step.command.words.find(({ redirect }) => redirect === "<<<")
  if (here !== undefined) return held(here.content, step, scene, depth + 1)
  const before = Script.feeder(step)
  return before === undefined ? undefined : printedBy(before, scene, depth + 1)
}

/** What a command prints, where its words show it. */
const printedBy = (step: Script.Step, scene: Scene, depth: number): Place | undefined => {
  if (depth > DEPTH_MAX) return undefined
  const [program, ...words] = step.words
  const given = words.flatMap(({ content, redirect }) => (redirect === "" ? [content] : []))
  switch (program?.content.text) {
    case "cat":
      if (given.every(({ text }) => text === "-")) return inputOf(step, scene, depth + 1)
      return given.length === 1 ? writtenTo(given[0]!.text, step, scene, depth + 1) : undefined
    case "echo": {
      const [only, more] = given.filter(({ text }) => !/^-[neE]+$/u.test(text))
      return only === undefined || more !== undefined ? undefined : held(only, step, scene, depth + 1)
    }
    case "printf":
      return printed(given, step, scene, depth)
    case "jq": {
      // Without `-n` the object is made of what jq reads.
      const isNew = words.some(({ content }) => /^(?:-[a-zA-Z]*n[a-zA-Z]*|--null-input)$/u.test(content.text))
      const filter = words.filter(({ content }) => Sniff.isData(content.text))
      return isNew && filter.length === 1 ? { source: filter[0]!.content, isFilter: true } : undefined
    }
    default: {
      const name = program?.content.text
      return name === undefined ? undefined : withName(printedIn(name, scene, depth), name)
    }
  }
}

/** Commands that print nothing. */
const SETS = /^(?:local|declare|readonly|typeset|export|set|shift|:|true|\w+=.*)$/u

/** What a function of the script prints, where one command of it prints and is its last. */
const printedIn = (name: string, scene: Scene, depth: number): Place | undefined => {
  const { root } = scene.script
  const [declared, more] = root.functions.filter((one) => one.name === name)
  if (declared === undefined || more !== undefined) return undefined
  const steps = root.steps
    .slice(declared.first, declared.last + 1)
    .filter(({ words }) => words.length > 0 && words[0]!.content.text !== "}")
  const last = steps.at(-1)
  const isOnly = steps.slice(0, -1).every(({ words }) => SETS.test(words[0]!.content.text))
  return last === undefined || !isOnly ? undefined : printedBy(last, scene, depth + 1)
}

/** `printf '%s' "$body"`, or a format whose places are filled in their order. */
const printed = (words: ReadonlyArray<Source>, step: Script.Step, scene: Scene, depth: number): Place | undefined => {
  const [format, value, more] = words[0]?.text === "--" ? words.slice(1) : words
  if (format === undefined) return undefined
  if (/^%s(?:\\n|\n)?$/u.test(format.text)) {
    return value === undefined || more !== undefined ? undefined : held(value, step, scene, depth + 1)
  }
  const place = held(format, step, scene, depth + 1)
  return place === undefined ? undefined : { ...place, isFormat: true }
}

/** `cat > FILE <<EOF` earlier in the script. */
const writtenTo = (file: string, step: Script.Step, scene: Scene, depth: number): Place | undefined => {
  if (/^(?:-|\/dev\/stdin)$/u.test(file)) return inputOf(step, scene, depth)
  const writers = step.scope.steps.filter(({ command }) =>
    command.words.some(({ content, redirect }) => /^>+$/u.test(redirect) && content.text === file)
  )
  const [writer] = writers
  return writers.length === 1 && writer !== undefined && writer.index < step.index
    ? withName(printedBy(writer, scene, depth), file)
    : undefined
}

const withName = (place: Place | undefined, name: string): Place | undefined =>
  place === undefined ? undefined : { ...place, names: [...(place.names ?? []), name] }
