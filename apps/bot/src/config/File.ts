/** The configuration file's text, read: its settings, or everything that is wrong with its line and a remedy. */
import * as Issue from "@segue/core/Issue"
import * as Result from "effect/Result"
import { findNodeAtLocation, type Node, type ParseError, parseTree, printParseErrorCode } from "jsonc-parser"

import { Settings } from "./Settings.ts"

/** Something wrong, with its line, from 1. */
export interface Problem extends Issue.Issue {
  readonly line: number
}

const decode = Issue.decoder(Settings, { unknownFields: "refuse" })

const lineOf = (text: string, offset: number): number => text.slice(0, offset).split(/\r\n|\n|\r/u).length

const placed =
  (text: string, root: Node | undefined) =>
  (issue: Issue.Issue): Problem => {
    for (let length = issue.path.length; root !== undefined && length >= 0; length--) {
      const node = findNodeAtLocation(root, issue.path.slice(0, length))
      if (node !== undefined) return { ...issue, line: lineOf(text, node.offset) }
    }
    return { ...issue, line: 1 }
  }

const plain = (node: Node): unknown =>
  node.type === "array"
    ? (node.children ?? []).map(plain)
    : node.type === "object"
      ? Object.fromEntries(
          (node.children ?? []).map(({ children }) => [
            String(children?.[0]?.value),
            children?.[1] === undefined ? undefined : plain(children[1])
          ])
        )
      : node.value

/** What the schema cannot say: routes name targets that exist, and names of routes differ. */
const related = ({ routes = [], targets }: Settings): ReadonlyArray<Issue.Issue> => {
  const known = Object.keys(targets ?? { console: {} })
  return routes.flatMap((route, index) => [
    ...route.targets.flatMap((name, place) =>
      known.includes(name)
        ? []
        : [
            {
              path: ["routes", index, "targets", place],
              message: `There is no target ${JSON.stringify(name)}`,
              remedy: `One of: ${known.join(", ")}`
            }
          ]
    ),
    ...(routes.findIndex(({ name }) => name === route.name) < index
      ? [
          {
            path: ["routes", index, "name"],
            message: "Another route has this name",
            remedy: "Names tell routes apart in explanations"
          }
        ]
      : [])
  ])
}

/** Reads the text. */
export const read = (text: string): Result.Result<Settings, ReadonlyArray<Problem>> => {
  const errors: Array<ParseError> = []
  const root = parseTree(text, errors, { allowTrailingComma: true })
  if (errors.length > 0 || root === undefined) {
    const found = errors.map(({ error, offset }) => ({
      path: [],
      message: `It is not JSON with comments: ${printParseErrorCode(error)}`,
      remedy: "Correct the place that this line points at",
      line: lineOf(text, offset)
    }))
    return Result.fail(found.length > 0 ? found : [{ path: [], message: "It is empty", remedy: "Write {}", line: 1 }])
  }
  const place = placed(text, root)
  const settings = decode(plain(root))
  if (Result.isFailure(settings)) {
    return Result.fail(
      settings.failure.map((issue) =>
        place({ ...issue, remedy: issue.remedy ?? "segue-bot.schema.json says what may stand here" })
      )
    )
  }
  const issues = related(settings.success)
  return issues.length > 0 ? Result.fail(issues.map(place)) : Result.succeed(settings.success)
}
