/** How scripts speak for each other: what one sources is as if it stood there. */
import * as Paths from "../../evidence/Paths.ts"
import type { Layout } from "../../project/Layout.ts"
import type { Linker } from "../../project/Linker.ts"
import type { Meaning, Use } from "../../project/Outside.ts"
import * as Source from "../../text/Source.ts"
import * as Calls from "./Calls.ts"
import * as Script from "./Script.ts"
import * as Variables from "./Variables.ts"

const SOURCED = /(?:^|[\s;&|({])(?:\.|source)[ \t]+("[^"\n]*(?:"[^"\n]*"[^"\n]*)*"|'[^'\n]*'|[^\s;&|)]+)/gmu

/** The end of a path whose beginning is computed: `"$(dirname "$0")/lib/paxos.sh"` is `lib/paxos.sh`. */
const tailOf = (from: string): string =>
  from
    .replaceAll(/["']/gu, "")
    .replaceAll(/\$\([^)]*\)|\$\{[^}]*\}|\$\w+/gu, "")
    .replace(/^(?:\.{0,2}\/)+/u, "")

const folderOf = (path: string): string => path.slice(0, Math.max(0, path.lastIndexOf("/")))
const last = (path: string): string => path.slice(path.lastIndexOf("/") + 1)

const resolve = (path: string, from: string, layout: Layout): ReadonlyArray<string> => {
  const tail = tailOf(from)
  if (tail === "") return []
  // The folder of the script first, then those above it.
  for (let folder = folderOf(path); ; folder = folderOf(folder)) {
    const target = folder === "" ? tail : `${folder}/${tail}`
    if (target !== path && layout.has(target)) return [target]
    const besides = folder === "" ? last(tail) : `${folder}/${last(tail)}`
    if (besides !== path && layout.has(besides)) return [besides]
    if (folder === "") return []
  }
}

/** What a script has for those that source it: URLs with a path in them, and functions that send requests. */
const namesOf = (script: Script.Script, variables: Variables.Variables): ReadonlyMap<string, Meaning> => {
  const names = new Map<string, Meaning>()
  for (const [name, text] of variables.outer) {
    names.set(name, /\(\)|^function\b/u.test(text) ? { kind: "builder", text } : { kind: "text", text })
  }
  for (const [name, value] of variables.own) {
    const text = Variables.expand(value.text, variables)
    if (Paths.find(text).length === 1 && text.length < 500) names.set(name, { kind: "text", text })
  }
  for (const { first, last: end, name } of script.root.functions) {
    const steps = script.root.steps.slice(first, end + 1)
    const { source } = script.root
    const text = source.text.slice(steps[0]?.command.start ?? 0, steps.at(-1)?.command.end ?? 0)
    if (!/\b(?:curl|wget|https?|xhs?)\b/u.test(text) || text.length > 8000) continue
    names.set(name, { kind: "builder", text: `${name}() {\n${text.replace(/^\{/u, "")}` })
  }
  return names
}

/** Files that bodies are read from: `@payload.json`, `sed … payload.json |`. */
const PAYLOAD = /(?<![\w])((?:[\w$(){}./"-]*\/)?[\w.-]+\.(?:json|jsonc|ya?ml))(?![\w])/gu

/** Payload documents that a create of this script sends; they move together with it. */
const payloadsOf = (
  file: Source.SourceFile,
  calls: Calls.Called
): ReadonlyArray<Use & { readonly from: string; readonly name: string }> =>
  calls.sites.some((site) => site.api === "legacy" && site.bodyElsewhere !== undefined)
    ? [...new Set([...file.text.matchAll(PAYLOAD)].map((match) => match[1]!))].map((from) => ({
        from,
        name: "*",
        api: "legacy",
        use: "request"
      }))
    : []

/** Names of sourced scripts that are used here, so that these know they are not alone. */
const wantedOf = (file: Source.SourceFile, imported: Iterable<string>): Array<Use & { from: string; name: string }> => {
  const wanted: Array<Use & { from: string; name: string }> = []
  for (const key of imported) {
    const [from, name] = key.split("\0") as [string, string]
    if (new RegExp(String.raw`(?<![\w])${name}(?![\w])`, "u").test(file.text)) {
      wanted.push({ from, name, api: "legacy", use: "request" })
    }
  }
  return wanted
}

const SCRIPT = /\.(?:sh|bash|zsh|ksh|bats)$/u
/** Documents that scripts send; they prove nothing for others, but are told who sends them. */
const DOCUMENT =
  /(?:^|\/)(?:payloads?|requests?|bod(?:y|ies)|templates?)\/(?:[^/]+\/)*[^/]+\.json$|(?:payload|request|body|conver[ts]|order|swap)[^/]*\.json$/iu

export const linker: Linker = {
  isModule: (path) => SCRIPT.test(path) || DOCUMENT.test(path),
  isLayout: () => false,
  importsOf: ({ path, text }) =>
    SCRIPT.test(path) ? new Set([...text.matchAll(SOURCED)].map((match) => match[1]!)) : [],
  settingsOf: ({ path, text }) =>
    SCRIPT.test(path) ? new Set([...text.matchAll(/\$\{?([A-Z][A-Z0-9_]{2,})/gu)].map((match) => match[1]!)) : [],
  wordOf: (from) => last(tailOf(from)),
  wordsOf: (path) => [last(path)],
  resolve,
  exportsOf: (file, outside) => {
    if (!SCRIPT.test(file.path)) return { names: new Map(), wanted: [] }
    const script = Script.read(Source.fromFile(file))
    const variables = Variables.of(script, outside)
    return {
      names: namesOf(script, variables),
      wanted: [
        ...wantedOf(file, outside?.imports.keys() ?? []),
        ...payloadsOf(file, Calls.of(script, variables, outside))
      ]
    }
  }
}
