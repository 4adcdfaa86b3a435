/** Replies that a test lets a method answer: `mockResolvedValue({…})`. They move with that method, or not at all. */
import * as Watching from "../../evidence/Watching.ts"
import type { Payload, Site, Subject } from "../../model/Subject.ts"
import * as Values from "../../model/Value.ts"
import type { SyntaxNode } from "../../syntax/Tree.ts"
import * as Trees from "../../syntax/Tree.ts"
import * as Members from "./Members.ts"
import * as Mocks from "./Mocks.ts"
import type { Module } from "./Module.ts"
import * as Syntax from "./Syntax.ts"

const MOVES = "A test double: it moves together with the code that makes the call."

const NAMES: ReadonlySet<string> = new Set(["identifier", "shorthand_property_identifier"])

/** The subjects, with every mocked reply either tied to the requests of its method or left to a person. */
export const tied = (module: Module, subjects: ReadonlyArray<Subject>): ReadonlyArray<Subject> => {
  if (!subjects.some(isReply)) return subjects
  const mocks = Mocks.all(module)
  let known = subjects
  for (const subject of subjects) {
    if (!isReply(subject)) continue
    const mock = mocks.findLast(({ call }) => isGivenTo(module, subject, call))
    if (mock !== undefined) known = withMock(module, known, subject, mock)
  }
  return known
}

const isReply = (subject: Subject): subject is Payload => subject.kind === "payload" && subject.form !== "request"

/** Whether a reply is written where a call takes it, or in a constant that is handed to it. */
const isGivenTo = (module: Module, { value }: Payload, call: SyntaxNode): boolean => {
  const place = Values.range(value)
  const isIn = (node: SyntaxNode): boolean => {
    const { end, start } = module.source.range(node.start, node.end)
    return start <= place.start && place.end <= end
  }
  return Syntax.argumentsOf(call).some((argument) => {
    const constants = Trees.all(argument, NAMES).flatMap((name) => Members.constant(module, name) ?? [])
    return [argument, ...constants].some(isIn)
  })
}

const withMock = (
  module: Module,
  subjects: ReadonlyArray<Subject>,
  reply: Payload,
  { fn, name }: Mocks.Mock
): ReadonlyArray<Subject> => {
  const area = fn === undefined ? undefined : module.source.range(fn.start, fn.end)
  const sites = subjects.filter((one): one is Site => {
    const { start } = one.evidence.range
    return one.kind === "site" && one.isMock !== true && area !== undefined && area.start <= start && start < area.end
  })
  const group = sites.find((one) => one.group !== undefined)?.group ?? `mocked-${area?.start}`
  return subjects.map((one) => {
    if (one === reply) {
      return sites.length === 0
        ? {
            ...reply,
            isElsewhere: true,
            caution: `${Watching.short(name)} answers this in a test, and the code it stands for is not in this file: migrate the two together.`
          }
        : { ...reply, group, caution: MOVES }
    }
    return one.kind === "site" && sites.includes(one) && one.group === undefined ? { ...one, group } : one
  })
}
