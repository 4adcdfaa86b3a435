/** Parameters of Ruby's methods and blocks. */
import * as Lower from "../../program/Lower.ts"
import type { Parameter } from "../../program/Program.ts"
import type { SyntaxNode } from "../../syntax/Tree.ts"
import * as Trees from "../../syntax/Tree.ts"
import { classOf } from "./imports.ts"
import type { Ruby } from "./lower.ts"

export const parametersOf = (ruby: Ruby, list: SyntaxNode | undefined): ReadonlyArray<Parameter> =>
  (list === undefined ? [] : Trees.named(list)).flatMap((node): ReadonlyArray<Parameter> => {
    const key = node.type === "identifier" ? node : Trees.field(node, "name")
    if (key === undefined) {
      return node.type === "destructured_parameter" ? parametersOf(ruby, node) : []
    }
    const value = Trees.field(node, "value")
    const word = ruby.spelled(key)
    const named = classOf(word)
    const at = { start: key.start, end: key.start }
    if (named !== undefined) ruby.imports.use(named, at)
    return [
      {
        ...Lower.place(node),
        name: Lower.name(key, ruby.text),
        ...(named === undefined ? {} : { type: { ...at, names: [{ kind: "name" as const, ...at, name: named }] } }),
        ...(value === undefined ? {} : { value: ruby.expression(value) })
      }
    ]
  })
