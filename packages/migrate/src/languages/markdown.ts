import * as Exchanges from "../evidence/Exchanges.ts"
import * as ShowsBoth from "../evidence/ShowsBoth.ts"
import * as Sniff from "../evidence/Sniff.ts"
import * as Strings from "../evidence/Strings.ts"
import * as Tables from "../evidence/Tables.ts"
import type { Comment, Evidence, Model, Site, Subject } from "../model/Subject.ts"
import { emptyModel, merge } from "../model/Subject.ts"
import type { ObjectValue } from "../model/Value.ts"
import * as Values from "../model/Value.ts"
import * as MarkdownText from "../syntax/MarkdownText.ts"
import * as Sessions from "../syntax/Sessions.ts"
import * as Slices from "../text/Source.ts"
import type { Source } from "../text/Source.ts"
import type { Context, Language } from "./Language.ts"

/** Names of blocks that hold what somebody saw, not what somebody wrote in a language. */
const UNNAMED = new Set(["", "text", "txt", "plain", "plaintext", "output", "response", "log"])

/** `http POST :8080/v2/… amount=10.00`, as HTTPie and xh are called. */
const HTTPIE = /^\s*(?:https?|xhs?)\s+(?:-\S+\s+)*(?:(?:GET|POST|PUT|PATCH|DELETE)\s+)?["']?(?::|[\w.-]*\/|\$|https?:)/u

const isShell = (text: string): boolean => Sniff.language(text) === "shell" || HTTPIE.test(text)

const unnamed = ({ text }: Source): string => (HTTPIE.test(text) ? "shell" : (Sniff.language(text) ?? "text"))

const fenceModel = ({ content, language }: MarkdownText.Fence, context: Context): Model =>
  context.parse(UNNAMED.has(language) ? unnamed(content) : language, content)

/** Names of blocks that a session at a terminal may stand in. */
const TERMINAL = new Set(["console", "shell-session", "shellsession", "terminal", "bash", "sh", "shell", "zsh"])

/** The commands and the outputs of a session; nothing of a block that is none. */
const sessionOf = ({ content, language }: MarkdownText.Fence): Sessions.Session | undefined => {
  if (!TERMINAL.has(language) && !UNNAMED.has(language)) return undefined
  const session = Sessions.parse(content)
  return session !== undefined && (TERMINAL.has(language) || isShell(session.commands.text)) ? session : undefined
}

/** What a command printed: a document behind the head of a reply, or a text. */
const printed = (output: Source, context: Context): Model => {
  const start = /^[ \t]*[{[]/mu.exec(output.text)?.index ?? -1
  const document = start < 0 ? undefined : Slices.slice(output, start, output.text.length)
  if (document === undefined || !Sniff.isData(document.text)) return context.parse("text", output)
  const head = start === 0 ? [] : [context.parse("text", Slices.slice(output, 0, start))]
  return merge([context.parse("json", document), ...head])
}

const COMMENT = /<!--[\s\S]*?-->|\{\/\*[\s\S]*?\*\/\}|\[\/\/\]: # \([^\n]*\)/gu

const commentsIn = (source: Source): ReadonlyArray<Comment> =>
  [...source.text.matchAll(COMMENT)].map((match) => ({
    range: source.range(match.index, match.index + match[0].length),
    text: match[0]
  }))

const proseModel = (source: Source): Model => ({
  ...emptyModel,
  comments: commentsIn(source),
  subjects: Strings.subjects(source, "prose")
})

/** Blocks of one section, so that a reply finds the request it follows. */
class Section {
  readonly models: Array<Model> = []
  readonly prose: Array<Source> = []
  #site: Site | undefined

  add(model: Model, isFence: boolean): void {
    const reply = isFence ? this.#reply(model) : undefined
    if (reply === undefined || this.#site === undefined) {
      this.models.push(model)
      const sites = model.subjects.filter((subject) => subject.kind === "site")
      if (sites.length > 0) this.#site = sites.length === 1 ? sites[0] : undefined
      return
    }
    const before = this.#site
    const after: Site = { ...before, replies: [...before.replies, ...reply] }
    for (let index = 0; index < this.models.length; index++) {
      const { subjects } = this.models[index]!
      if (subjects.includes(before)) {
        this.models[index] = { ...this.models[index]!, subjects: subjects.map((one) => (one === before ? after : one)) }
      }
    }
    this.models.push({ ...model, subjects: model.subjects.filter((subject) => !isAbout(subject, reply)) })
    this.#site = after
  }

  /** Commands, and below each what it printed. */
  session({ commands, outputs }: Sessions.Session, context: Context): void {
    this.add(context.parse("shell", commands), true)
    const at = this.models.length - 1
    const sites = (from: number, to: number): ReadonlyArray<Site> =>
      this.models[at]!.subjects.filter((one): one is Site => {
        const { start } = one.evidence.range
        return one.kind === "site" && from <= start && start < to
      })
    for (const { command, content } of outputs) {
      this.#site = sites(command, content.range(0, 0).start).at(-1)
      this.add(printed(content, context), true)
    }
    const [only, more] = sites(0, Infinity)
    if (only !== undefined) this.#site = more === undefined ? only : undefined
  }

  /** What this section says about the legacy API, if it does. */
  proof(): Evidence | undefined {
    return this.models
      .flatMap((model) => model.subjects)
      .find((subject) => (subject.kind === "site" && subject.api === "legacy") || subject.kind === "mention")?.evidence
  }

  /** What else describes the one create of this section moves with it: its body in a block of its own, its path in the text. */
  tied(name: string): ReadonlyArray<Model> {
    const subjects = this.models.flatMap((model) => model.subjects)
    const creates = subjects.filter((one) => one.kind === "site" && one.api === "legacy" && one.operation === "create")
    const [create, more] = creates
    if (create === undefined) return this.#beside(subjects)
    if (more !== undefined || create.group !== undefined) return this.models
    const apart = this.models.filter((model) => !model.subjects.some(({ kind }) => kind === "site"))
    const others = new Set(apart.flatMap((model) => model.subjects.filter((one) => isBody(one) || isNamed(one))))
    if (others.size === 0) return this.models
    const beside = this.#words()
    const tie = (one: Subject): Subject =>
      one === create || isBody(one)
        ? { ...one, group: name }
        : one.kind === "mention"
          ? { ...one, group: name, beside }
          : one
    return this.models.map((model) => ({
      ...model,
      subjects: model.subjects.map((one) => (one === create || others.has(one) ? tie(one) : one))
    }))
  }

  /** A body below a text that names the path: who rewrites the one rewrites the other. */
  #beside(subjects: ReadonlyArray<Subject>): ReadonlyArray<Model> {
    if (!subjects.some(isNamed)) return this.models
    return this.models.map((model) => ({
      ...model,
      subjects: model.subjects.map((one) => (isBody(one) ? { ...one, caution: NAMED } : one))
    }))
  }

  /** Words of the legacy API in this section's text. */
  #words(): ReadonlyArray<string> {
    return [...new Set(this.prose.flatMap((source) => source.text.match(WORDS) ?? []))]
  }

  /** The replies a block shows, when it holds nothing but data without a request of its own. */
  #reply(model: Model): ReadonlyArray<ObjectValue> | undefined {
    const root = model.roots[0]
    if (
      this.#site === undefined ||
      this.#site.api !== "legacy" ||
      this.#site.replies.length > 0 ||
      root === undefined
    ) {
      return undefined
    }
    if (
      model.subjects.some(
        (subject) => subject.kind === "site" || (subject.kind === "payload" && subject.form === "request")
      )
    ) {
      return undefined
    }
    const bodies = Exchanges.bodiesIn(root, () => [], new Set())
    const isReply = bodies.every(
      (body) =>
        Values.get(body, "status") !== undefined ||
        Values.get(body, "items") !== undefined ||
        Values.get(body, "meta") !== undefined
    )
    const isNew = bodies.some((body) => Values.get(body, "destination_asset") !== undefined)
    return bodies.length > 0 && isReply && !isNew ? bodies : undefined
  }
}

const WORDS =
  /\b(?:settled_at|cancelled_at|target_asset|recipient_profile_id|SETTLED|CREATED|CANCELLED)\b|(?<=`)(?:amount|profile_id)(?=`)/gu

/** A request in a block of its own. */
const isBody = (subject: Subject): boolean =>
  subject.kind === "payload" && subject.form === "request" && subject.api === "legacy" && subject.group === undefined

const NAMED = "The text around this block says that it is posted to the deprecated path: rewrite the two together."

const POSTED = /\bPOST\b[\s`*_"'(]*[^\s`*"'()]*$/u

/** `POST /v2/…` in the text. */
const isNamed = (subject: Subject): boolean => {
  if (subject.kind !== "mention" || subject.zone !== "prose" || subject.path.target === "item") return false
  const [place] = subject.path.places
  return place !== undefined && POSTED.test(place.source.text.slice(Math.max(0, place.start - 80), place.start))
}

const tableModel = (section: Section): Model => {
  const proof = section.proof()
  if (proof === undefined) return emptyModel
  const declarations = section.prose.map((source) => Tables.declaration(source, proof))
  return { ...emptyModel, subjects: declarations.filter((one) => one !== undefined) }
}

const isAbout = (subject: Subject, values: ReadonlyArray<ObjectValue>): boolean =>
  subject.kind === "payload" && values.includes(subject.value)

const parse: Language["parse"] = (source, context) => {
  const sections = [new Section()]
  for (const block of MarkdownText.parse(source)) {
    if (block.kind === "heading") sections.push(new Section())
    const section = sections.at(-1)!
    const session = block.kind === "fence" ? sessionOf(block) : undefined
    if (session !== undefined) section.session(session, context)
    else if (block.kind === "fence") section.add(fenceModel(block, context), true)
    else {
      section.add(proseModel(block.content), false)
      section.prose.push(block.content)
    }
  }
  const model = merge([
    ...sections.flatMap((section, index) => section.tied(`section-${index + 1}`)),
    ...sections.map(tableModel)
  ])
  const note = ShowsBoth.noteOf(source, model)
  return note === undefined ? model : { ...model, notes: [...model.notes, note] }
}

/** Markdown and MDX: fenced blocks in their own languages, prose by what it names. */
export const markdown: Language = {
  id: "markdown",
  aliases: ["md", "mdx", "markdoc"],
  extensions: [".md", ".mdx", ".markdown", ".mdc", ".markdoc", ".qmd"],
  fileNames: ["readme", "changelog"],
  lineComment: { open: "<!-- ", close: " -->" },
  parse
}
