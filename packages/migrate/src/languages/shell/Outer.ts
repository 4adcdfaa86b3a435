/** Functions of sourced scripts that make a call of their own: what is read of their answer is read of a reply. */
import * as Sites from "../../evidence/Sites.ts"
import type { Site } from "../../model/Subject.ts"
import * as Source from "../../text/Source.ts"
import * as Commands from "./Commands.ts"
import * as Options from "./Options.ts"
import * as Replies from "./Replies.ts"
import * as Script from "./Script.ts"
import * as Variables from "./Variables.ts"

interface Answering {
  readonly method: { readonly text: string } | undefined
  readonly url: Variables.Url
}

/** The call that the function of that name makes and whose reply it prints. */
const answeringIn = (name: string, variables: Variables.Variables): Answering | undefined => {
  const text = variables.outer.get(name)
  if (text === undefined || !/\(\)|\bfunction\b/u.test(text)) return undefined
  const script = Script.read(Source.fromFile({ path: "outer.sh", text }))
  const own: Variables.Variables = { own: new Map(), outer: variables.outer }
  for (const step of script.steps) {
    if (Script.functionOf(step)?.name !== name && step.scope.holder === undefined) continue
    const request = Commands.requestOf(step, script, own)
    if (request === undefined) continue
    for (const word of request.words) {
      const url = Variables.urlOf(word, own)
      if (url === undefined) continue
      const isPrinted = [...Replies.of(step, script).through].some((one) => one.startsWith(`${name} `))
      return isPrinted ? { method: Options.of(request).method, url } : undefined
    }
  }
  return undefined
}

/** Calls of such functions: shown with what is read of them, and changed where the call is made. */
export const sites = (script: Script.Script, variables: Variables.Variables): ReadonlyArray<Site> => {
  const known = new Map<string, Answering | undefined>()
  return script.steps.flatMap((step): ReadonlyArray<Site> => {
    const name = step.words[0]?.content.text ?? ""
    if (!variables.outer.has(name) || script.root.functions.some((one) => one.name === name)) return []
    if (!known.has(name)) known.set(name, answeringIn(name, variables))
    const answering = known.get(name)
    if (answering === undefined) return []
    const { reads, statusTests, loop } = Replies.of(step, script)
    const { words } = step
    const site = Sites.make({
      ...(answering.method === undefined || answering.method.text.startsWith("$") ? {} : { method: answering.method }),
      path: { api: answering.url.ref.api, target: answering.url.ref.target, places: [], isElsewhere: true },
      at: words[0]!.content.range(0, name.length),
      reads,
      statusTests,
      ...(loop === undefined ? {} : { loop }),
      isElsewhere: true
    })
    return [site]
  })
}
