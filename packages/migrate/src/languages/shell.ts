import * as Paths from "../evidence/Paths.ts"
import * as ShellFlow from "../evidence/ShellFlow.ts"
import * as Sites from "../evidence/Sites.ts"
import * as Sniff from "../evidence/Sniff.ts"
import * as Strings from "../evidence/Strings.ts"
import type { Evidence, Model, QueryEntry, Site, Subject } from "../model/Subject.ts"
import { emptyModel, merge, scripted } from "../model/Subject.ts"
import type { Value } from "../model/Value.ts"
import * as JsonText from "../syntax/JsonText.ts"
import * as ShellWords from "../syntax/ShellWords.ts"
import type { Range } from "../text/Range.ts"
import * as Source from "../text/Source.ts"
import { commentsOf } from "./json.ts"
import type { Context, Language } from "./Language.ts"

/** Options of curl and wget that carry what is sent. */
const DATA = /^(?:-d|--data(?:-raw|-binary|-ascii|-urlencode)?|--json|--post-data|--body-data)(?:=|$)/u
const METHOD = /^(?:-X|--request|--method)(?:=|$)/u

/** What a call's options say. */
interface Options {
  method: { readonly text: string; readonly range: Range } | undefined
  readonly data: Array<Source.Source>
  isQuery: boolean
  isHead: boolean
}

/** The option's value: glued to it, or the next word. */
const valueOf = (
  word: ShellWords.Word,
  next: ShellWords.Word | undefined,
  pattern: RegExp
): Source.Source | undefined => {
  const match = pattern.exec(word.content.text)
  if (match !== null) {
    return match[0].endsWith("=")
      ? Source.slice(word.content, match[0].length, word.content.text.length)
      : next?.content
  }
  // `-XPOST` and `-d'{…}'`.
  const glued = /^-[Xd](?=.)/u.exec(word.content.text)
  return glued === null ? undefined : Source.slice(word.content, 2, word.content.text.length)
}

const optionsOf = (words: ReadonlyArray<ShellWords.Word>): Options => {
  const options: Options = { method: undefined, data: [], isQuery: false, isHead: false }
  words.forEach((word, index) => {
    const { text } = word.content
    const next = words[index + 1]
    if (text === "-G" || text === "--get") options.isQuery = true
    else if (text === "-I" || text === "--head") options.isHead = true
    else if (METHOD.test(text) || /^-X./u.test(text)) {
      const value = valueOf(word, next, METHOD)
      if (value !== undefined) {
        options.method = { text: value.text.toUpperCase(), range: value.range(0, value.text.length) }
      }
    } else if (DATA.test(text) || /^-d[^-]/u.test(text)) {
      const value = valueOf(word, next, DATA)
      if (value !== undefined) options.data.push(value)
    }
  })
  return options
}

/** The text around a command. */
interface Script {
  readonly source: Source.Source
  readonly commands: ReadonlyArray<ShellWords.Command>
  readonly variables: ReadonlyMap<string, Source.Source>
}

interface Body {
  readonly value?: Value
  readonly elsewhere?: Evidence
  readonly roots: ReadonlyArray<Value>
  readonly errors: number
}

const bodyOf = (data: ReadonlyArray<Source.Source>, input: Source.Source | undefined, script: Script): Body => {
  const [first] = data
  if (first === undefined) return { roots: [], errors: 0 }
  const variable = ShellFlow.variableIn(first.text)
  const held = variable === undefined ? undefined : script.variables.get(variable)
  const source = held ?? (/^@?-$/u.test(first.text) && input !== undefined ? input : first)
  if (Sniff.isData(source.text)) {
    const read = JsonText.parse(source)
    const value = read.values[0]
    return { ...(value === undefined ? {} : { value }), roots: read.values, errors: read.errors }
  }
  const range = first.range(0, first.text.length)
  return { elsewhere: { range, because: "the body comes from here" }, roots: [], errors: 0 }
}

interface Called {
  readonly site: Site
  readonly body: Body
}

/** A request that a command line sends. */
const siteOf = (command: ShellWords.Command, script: Script): Called | undefined => {
  const start = command.words.findIndex((word) => /(?:^|\/)(?:curl|wget)(?:\.exe)?$/u.test(word.content.text))
  if (start < 0) return undefined
  const words = command.words.slice(start + 1)
  const url = words.find((word) => !DATA.test(word.content.text) && Paths.find(word.content.text).length === 1)
  const match = url === undefined ? undefined : Paths.find(url.content.text)[0]
  if (url === undefined || match === undefined) return undefined
  const options = optionsOf(words)
  const body = options.isQuery ? { roots: [], errors: 0 } : bodyOf(options.data, command.input, script)
  const query: ReadonlyArray<QueryEntry> = options.isQuery
    ? options.data.flatMap((data) => Strings.queryEntries(data, 0, data.text.length))
    : []
  const method = options.method ?? {
    text: options.isHead ? "HEAD" : options.data.length > 0 && !options.isQuery ? "POST" : "GET"
  }
  const answer = ShellFlow.answerOf(script.source, script.commands, script.commands.indexOf(command))
  const isShared = body.value !== undefined && !command.words.some((word) => word.content === body.value!.source)
  return {
    body,
    site: Sites.make({
      ...answer,
      // Calls that send one variable change together, or the variable would be right for some of them only.
      ...(isShared && body.value!.source !== command.input
        ? { group: `variable ${body.value!.source.range(0, 0).start}` }
        : {}),
      method,
      path: Paths.ref(url.content, match),
      query: [...Strings.queryOf(url.content, match), ...query],
      ...(body.value === undefined ? {} : { body: body.value }),
      ...(body.elsewhere === undefined ? {} : { bodyElsewhere: body.elsewhere }),
      hasBody: options.data.length > 0
    })
  }
}

const commandModel = (
  command: ShellWords.Command,
  called: Called | undefined,
  claimed: ReadonlySet<Source.Source>,
  context: Context
): Model => {
  const rest: Array<Model> = []
  const subjects: Array<Subject> = called === undefined ? [] : [called.site]
  for (const word of command.words) {
    const assigned = /^[A-Za-z_]\w*=/u.exec(word.content.text)?.[0].length ?? 0
    const content = assigned === 0 ? word.content : Source.slice(word.content, assigned, word.content.text.length)
    const start = content.range(0, 0).start
    if (claimed.has(word.content) || [...claimed].some((one) => one.range(0, 0).start === start)) continue
    const language = content.depth > Source.DEPTH_MAX ? undefined : Sniff.language(content.text)
    if (language === undefined) subjects.push(...Strings.subjects(word.content, "code"))
    else rest.push(context.parse(language, content))
  }
  if (command.input !== undefined && !claimed.has(command.input)) {
    rest.push(context.parse(Sniff.language(command.input.text) ?? "text", command.input))
  }
  return merge([
    { ...emptyModel, subjects, roots: called?.body.roots ?? [], errors: called?.body.errors ?? 0 },
    ...rest
  ])
}

/** Paths in comments are words for people. */
const commentModel = (comment: JsonText.Comment): Model => ({
  ...emptyModel,
  subjects: Strings.subjects(Source.slice(comment.source, comment.start, comment.end), "prose")
})

const parse: Language["parse"] = (source, context) => {
  const read = ShellWords.parse(source)
  const script: Script = { source, commands: read.commands, variables: ShellFlow.variables(read.commands) }
  const called = read.commands.map((command) => siteOf(command, script))
  const claimed = new Set(
    called.flatMap((one) =>
      one === undefined
        ? []
        : [...one.site.path.places.map((place) => place.source), ...one.body.roots.map((root) => root.source)]
    )
  )
  return scripted(
    merge([
      { ...emptyModel, comments: commentsOf(read.comments), errors: read.errors },
      ...read.commands.map((command, index) => commandModel(command, called[index], claimed, context)),
      ...read.comments.map(commentModel)
    ])
  )
}

/** Shell scripts and blocks of shell commands: curl and wget in their habits, JSON in quotes, here-documents. */
export const shell: Language = {
  id: "shell",
  aliases: ["sh", "bash", "zsh", "console", "shell-session", "shellscript", "curl", "terminal", "cmd", "bat"],
  extensions: [".sh", ".bash", ".zsh", ".bats", ".ksh", ".curl"],
  fileNames: [".bashrc", ".zshrc", ".profile", ".envrc"],
  lineComment: { open: "# ", close: "" },
  parse
}
