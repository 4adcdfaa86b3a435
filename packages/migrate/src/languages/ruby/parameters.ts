/** Parameters of Ruby's methods and blocks. */
import * as Lower from "../../program/Lower.ts"
import type { Parameter } from "../../program/Program.ts"
import type { SyntaxNode } from "../../syntax/Tree.ts"
import * as Trees from "../../syntax/Tree.ts"
import type { Ruby } from "./lower.ts"

export const parametersOf = (ruby: Ruby, list: SyntaxNode | undefined): ReadonlyArray<Parameter> =>
  (list === undefined ? [] : Trees.named(list)).flatMap((node): ReadonlyArray<Parameter> => {
    const key = node.type === "identifier" ? node : Trees.field(node, "name")
    if (key === undefined) {
      return node.type === "destructured_parameter" ? parametersOf(ruby, node) : []
    }
    const value = Trees.field(node, "value")
    return [
      {
        ...Lower.place(node),
        name: Lower.name(key, ruby.text),
        ...(value === undefined ? {} : { value: ruby.expression(value) })
      }
    ]
  })
