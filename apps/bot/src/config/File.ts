/** The configuration file's text, read: its settings, or everything that is wrong with its line and a remedy. */
import * as Issue from "@segue/core/Issue"
import * as Timestamp from "@segue/core/Timestamp"
import * as Result from "effect/Result"
import { findNodeAtLocation, type Node, type ParseError, parseTree, printParseErrorCode } from "jsonc-parser"

import { knownBy, usual } from "../knowledge/Finding.ts"
import { issuesOf as templateIssues } from "../templates/Template.ts"
import { type Route, Settings } from "./Settings.ts"

/** Something wrong, with its line, from 1. */
interface Problem extends Issue.Issue {
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

type Path = ReadonlyArray<string | number>

/** Steps name targets that exist, and stand in the order in which they are taken. */
const escalations = (
  { escalation = [] }: Route,
  path: Path,
  absent: (name: string, path: Path) => ReadonlyArray<Issue.Issue>
): ReadonlyArray<Issue.Issue> =>
  escalation.flatMap(({ afterMinutes, mention = {}, targets = [] }, index) => [
    ...targets.flatMap((name, place) => absent(name, [...path, index, "targets", place])),
    ...Object.keys(mention).flatMap((name) => absent(name, [...path, index, "mention", name])),
    ...(afterMinutes < (escalation[index - 1]?.afterMinutes ?? 0)
      ? [
          {
            path: [...path, index, "afterMinutes"],
            message: "The step before it comes later",
            remedy: "Order them by their minutes, which all count from the same moment"
          }
        ]
      : [])
  ])

/** Targets of findings exist, their source knows them, and what goes elsewhere is told at all. */
const findingsIssues = (
  { instead = {}, kinds, targets }: NonNullable<Settings["findings"]>,
  source: string,
  absent: (name: string, path: Path) => ReadonlyArray<Issue.Issue>
): ReadonlyArray<Issue.Issue> => {
  const told = kinds ?? usual(source)
  const remedy = 'Its source has the type "backend"'
  return [
    ...targets.flatMap((name, place) => absent(name, ["findings", "targets", place])),
    ...(kinds ?? []).flatMap((kind, place) =>
      knownBy(kind, source)
        ? []
        : [{ path: ["findings", "kinds", place], message: "Only a gateway knows that", remedy }]
    ),
    ...Object.entries(instead).flatMap(([kind, names]) => [
      ...names.flatMap((name, place) => absent(name, ["findings", "instead", kind, place])),
      ...(told.some((one) => one === kind)
        ? []
        : [
            {
              path: ["findings", "instead", kind],
              message: "This kind is not told",
              remedy: "Name it in findings.kinds"
            }
          ])
    ])
  ]
}

/** What the schema cannot say: what is named exists, names of routes differ, a time to begin at has come. */
const related = (
  { findings, from, metadataKeys = [], routes = [], source, templates = {} }: Settings,
  known: ReadonlyArray<string>,
  nowMs: number
): ReadonlyArray<Issue.Issue> => {
  const absent = (name: string, path: Path): ReadonlyArray<Issue.Issue> =>
    known.includes(name)
      ? []
      : [{ path, message: `There is no target ${JSON.stringify(name)}`, remedy: `One of: ${known.join(", ")}` }]
  const isLater = from !== undefined && Timestamp.isTimestamp(from) && Timestamp.toMillisFloor(from) > nowMs
  const begin = isLater ? [{ path: ["from"], message: "This time has not come yet", remedy: 'Write "now"' }] : []
  const wrong = routes.flatMap((route, index) => [
    ...route.targets.flatMap((name, place) => absent(name, ["routes", index, "targets", place])),
    ...escalations(route, ["routes", index, "escalation"], absent),
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
  const beside = findings === undefined ? [] : findingsIssues(findings, source?.type ?? "paxos", absent)
  const nobody =
    known.length > 0
      ? []
      : [
          {
            path: ["targets"],
            message: "It names nobody to tell",
            remedy: "Name a target, or leave it out for the console"
          }
        ]
  return [...begin, ...nobody, ...wrong, ...beside, ...templateIssues(templates, metadataKeys)]
}

/** What can be read of it, everything that is wrong, and nothing wrong only where all was read. */
export interface Read {
  readonly settings: Settings
  readonly problems: ReadonlyArray<Problem>
}

const nothing = (...problems: ReadonlyArray<Problem>): Read => ({ settings: {}, problems })

/** What is right is read also beside what is wrong, so that nothing is found out only later; targets one by one. */
const readable = (value: Readonly<Record<string, unknown>>, issues: ReadonlyArray<Issue.Issue>): Settings => {
  const isRight = (...path: Path) => !issues.some((issue) => path.every((part, index) => issue.path[index] === part))
  const right = Object.entries(value).flatMap(([key, part]): ReadonlyArray<[string, unknown]> => {
    if (isRight(key)) return [[key, part]]
    return key === "targets" && typeof part === "object" && part !== null
      ? [[key, Object.fromEntries(Object.entries(part).filter(([name]) => isRight(key, name)))]]
      : []
  })
  const rest = decode(Object.fromEntries(right))
  return Result.isSuccess(rest) ? rest.success : {}
}

/** Reads the text; `nowMs` since 1970. */
export const read = (text: string, nowMs: number): Read => {
  const errors: Array<ParseError> = []
  const root = parseTree(text, errors, { allowTrailingComma: true })
  if (errors.length > 0) {
    return nothing(
      ...errors.map(({ error, offset }) => ({
        path: [],
        message: `It is not JSON with comments: ${printParseErrorCode(error).replace(/(?!^)[A-Z]/gu, (letter) => ` ${letter.toLowerCase()}`)}`,
        remedy: "Correct the place that this line points at",
        line: lineOf(text, offset)
      }))
    )
  }
  if (root === undefined) return nothing({ path: [], message: "It is empty", remedy: "Write {}", line: 1 })
  const place = placed(text, root)
  const value = plain(root)
  const decoded = decode(value)
  const isObject = root.type === "object"
  const issues = Result.isFailure(decoded) ? decoded.failure : []
  const settings = Result.isSuccess(decoded) ? decoded.success : isObject ? readable(value as {}, issues) : {}
  const targets = isObject ? findNodeAtLocation(root, ["targets"]) : undefined
  const named = targets === undefined ? ["console"] : Object.keys((plain(targets) ?? {}) as {})
  return {
    settings,
    problems: [
      ...issues.map((issue) => ({
        ...issue,
        remedy: issue.remedy ?? "segue-bot.schema.json says what may stand here"
      })),
      ...related(settings, named, nowMs)
    ].map(place)
  }
}
