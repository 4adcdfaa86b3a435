import type { PathRef } from "../evidence/Paths.ts"
import * as Sniff from "../evidence/Sniff.ts"
import * as Strings from "../evidence/Strings.ts"
import type { Model, Payload, Subject } from "../model/Subject.ts"
import { emptyModel, merge, scripted } from "../model/Subject.ts"
import type * as JsonText from "../syntax/JsonText.ts"
import * as Source from "../text/Source.ts"
import { commentsOf } from "./json.ts"
import type { Context, Language } from "./Language.ts"
import * as Calls from "./shell/Calls.ts"
import * as Script from "./shell/Script.ts"
import * as Variables from "./shell/Variables.ts"

/** What a command says beside the call that it makes. */
const commandModel = (step: Script.Step, made: Calls.Called, context: Context): Model => {
  const rest: Array<Model> = []
  const subjects: Array<Subject> = []
  const { command } = step
  const sends = made.requests.some((one) => one.step === step)
  for (const word of command.words) {
    const assigned = /^[A-Za-z_]\w*=/u.exec(word.content.text)?.[0].length ?? 0
    const content = assigned === 0 ? word.content : Source.slice(word.content, assigned, word.content.text.length)
    if (made.isClaimed(content)) continue
    const language = content.depth > Source.DEPTH_MAX ? undefined : Sniff.language(content.text)
    // Commands inside a word are steps of their own.
    if (language === "shell" && /\$\(|`/u.test(content.text)) continue
    if (language === undefined) subjects.push(...Strings.subjects(word.content, "code"))
    else rest.push(held(context.parse(language, content), sends || made.isHeld(content)))
  }
  if (command.input !== undefined && !made.isClaimed(command.input)) {
    rest.push(
      held(
        context.parse(Sniff.language(command.input.text) ?? "text", command.input),
        sends || made.isHeld(command.input)
      )
    )
  }
  return merge([{ ...emptyModel, subjects }, ...rest])
}

const unknownSender = "What sends this object is not in reach; migrate it together with the request that sends it."
const unknownUrl = "The URL of the request that sends this is not in reach; migrate both together."

/** A body does not move without the URL that it is sent to. */
const held = (model: Model, isSent: boolean): Model => ({
  ...model,
  subjects: model.subjects.map((subject) =>
    subject.kind === "payload" && subject.form === "request"
      ? ({
          ...subject,
          isElsewhere: true,
          caution: isSent ? unknownUrl : unknownSender
        } satisfies Payload)
      : subject
  )
})

/** Paths in comments are words for people. */
const commentModel = (comment: JsonText.Comment): Model => ({
  ...emptyModel,
  subjects: Strings.subjects(Source.slice(comment.source, comment.start, comment.end), "prose")
})

const parse: Language["parse"] = (source, context) => {
  const script = Script.read(source)
  const variables = Variables.of(script, context.outside)
  const made = Calls.of(script, variables, context.outside)
  const places = new Set(made.sites.flatMap(({ path }) => path.places.map(placeOf)))
  const model = merge([
    {
      ...emptyModel,
      comments: commentsOf(script.comments),
      subjects: made.sites,
      roots: made.roots,
      errors: script.errors + made.errors
    },
    ...script.steps.map((step) => commandModel(step, made, context)),
    ...script.comments.map(commentModel)
  ])
  // A path that calls were found for is no path without a call.
  const isFound = (subject: Subject): boolean =>
    subject.kind === "mention" && subject.path.places.some((place) => places.has(placeOf(place)))
  return scripted({ ...model, subjects: model.subjects.filter((subject) => !isFound(subject)) })
}

const placeOf = ({ end, source, start }: PathRef["places"][number]): string => {
  const range = source.range(start, end)
  return `${range.start} ${range.end}`
}

/** Shell scripts and blocks of shell commands: curl and its relatives, functions around them, jq, here-documents. */
export const shell: Language = {
  id: "shell",
  aliases: ["sh", "bash", "zsh", "console", "shell-session", "shellscript", "curl", "terminal", "cmd", "bat"],
  extensions: [".sh", ".bash", ".zsh", ".bats", ".ksh", ".curl"],
  fileNames: [".bashrc", ".zshrc", ".profile", ".envrc"],
  lineComment: { open: "# ", close: "" },
  parse
}
