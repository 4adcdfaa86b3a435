/** C#'s declarations of variables and fields. */
import * as Lower from "../../program/Lower.ts"
import type { Assign } from "../../program/Program.ts"
import type { SyntaxNode } from "../../syntax/Tree.ts"
import * as Trees from "../../syntax/Tree.ts"
import type { Sharp } from "./lower.ts"

/** `string a = "x", b;`: one assignment for each name. */
export const declared = (sharp: Sharp, node: SyntaxNode): ReadonlyArray<Assign> => {
  const type = sharp.type(Trees.field(node, "type"))
  return Trees.named(node)
    .filter((child) => child.type === "variable_declarator")
    .map((one) => {
      const [key, ...rest] = Trees.named(one)
      const value = rest.findLast((child) => child.type !== "bracketed_argument_list")
      return {
        kind: "assign",
        ...Lower.place(one),
        targets: key === undefined ? [] : [sharp.expression(key)],
        value: value === undefined ? undefined : sharp.expression(value),
        operator: "=",
        isDeclaration: true,
        ...(type === undefined ? {} : { type })
      }
    })
}
