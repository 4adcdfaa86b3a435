/** Local values of a Terraform module as texts, with those of the module's other files. */
import * as Paths from "../../evidence/Paths.ts"
import type { Meaning, Outside } from "../../project/Outside.ts"
import * as Outsides from "../../project/Outside.ts"

/** What the files of one module are called to each other. */
export const MODULE = "."

/** Names with their prefix (`local.conversions_url`) and their texts, references in them as they are written. */
export type Locals = ReadonlyMap<string, string>

const REFERENCE = /\$\{\s*(local\.[\w-]+)\s*\}/gu
const DEPTH_MAX = 5
const LENGTH_MAX = 2000

/** A file's own local values, and those that the other files of the module have. */
export const of = (own: Locals, outside: Outside | undefined): Locals => {
  const all = new Map<string, string>()
  for (const [key, meaning] of outside?.imports ?? []) {
    if (meaning.kind === "text") all.set(Outsides.partsOf(key).name, meaning.text)
  }
  for (const [name, text] of own) all.set(name, text)
  return all
}

/** A text with the local values put in. */
export const expand = (text: string, locals: Locals, depth = 0): string =>
  depth > DEPTH_MAX || text.length > LENGTH_MAX
    ? text
    : text.replaceAll(REFERENCE, (whole: string, name: string) => {
        const value = locals.get(name)
        return value === undefined ? whole : expand(value, locals, depth + 1)
      })

/** The path that an expression or a template leads to through local values; `undefined` for one that stands in it. */
export const pathOf = (text: string, locals: Locals): Paths.PathMatch | undefined => {
  const written = /^local\.[\w-]+$/u.test(text.trim()) ? `\${${text.trim()}}` : text
  if (!written.includes("local.") || Paths.find(written).length > 0) return undefined
  const [match, more] = Paths.find(expand(written, locals))
  return more === undefined ? match : undefined
}

/** Local values that lead to a path, for the other files of the module. */
export const meaningsOf = (locals: Locals): ReadonlyMap<string, Meaning> =>
  new Map(
    [...locals].flatMap(([name, value]) => {
      const text = expand(value, locals)
      return Paths.find(text).length === 1 ? [[name, { kind: "text", text }] as const] : []
    })
  )

/** The local values as a script in a heredoc sees them. */
export const forScripts = (locals: Locals, outside: Outside | undefined): Outside => ({
  imports: new Map([
    ...(outside?.imports ?? []),
    ...[...meaningsOf(locals)].map(([name, meaning]) => [Outsides.keyOf(MODULE, name), meaning] as const)
  ]),
  exports: new Map(),
  ...(outside?.settings === undefined ? {} : { settings: outside.settings })
})
