/** Replies that a test lets a method answer: `mockResolvedValue({…})`. They move with that method, or not at all. */
import type { Payload, Site, Subject } from "../../model/Subject.ts"
import * as Values from "../../model/Value.ts"
import type { SyntaxNode } from "../../syntax/Tree.ts"
import * as Trees from "../../syntax/Tree.ts"
import * as Members from "./Members.ts"
import type { Module } from "./Module.ts"
import { textOf } from "./Module.ts"
import * as Syntax from "./Syntax.ts"

/** Methods of Jest, Vitest, Sinon, testdouble and ts-mockito that say what is answered. */
const ANSWERS =
  /^(?:mock(?:Resolved|Return|Rejected)Value(?:Once)?|mockImplementation(?:Once)?|callsFake|resolves|returns|rejects|yields|then(?:Return|Resolve|Reject))$/u

const MOCKERS = /^(?:vi|vitest|jest|mock|t\.mock|context\.mock|sinon|td)$/u

const MOVES = "A test double: it moves together with the code that makes the call."

const CALLS: ReadonlySet<string> = new Set(["call_expression"])
const NAMES: ReadonlySet<string> = new Set(["identifier", "shorthand_property_identifier"])

/** A call that lets something answer, and what that is. */
interface Mock {
  readonly call: SyntaxNode
  readonly name: string
  /** The function that stands for it in this file. */
  readonly fn: SyntaxNode | undefined
}

/** The subjects, with every mocked reply either tied to the requests of its method or left to a person. */
export const tied = (module: Module, subjects: ReadonlyArray<Subject>): ReadonlyArray<Subject> => {
  if (!subjects.some(isReply)) return subjects
  const mocks = Trees.all(module.root, CALLS).flatMap((call) => mockOf(module, call) ?? [])
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
  { fn, name }: Mock
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
            caution: `${name} answers this in a test, and the code it stands for is not in this file: migrate the two together.`
          }
        : { ...reply, group, caution: MOVES }
    }
    return one.kind === "site" && sites.includes(one) && one.group === undefined ? { ...one, group } : one
  })
}

const mockOf = (module: Module, call: SyntaxNode): Mock | undefined => {
  const name = Syntax.calleeName(call, module.text)
  const receiver = Syntax.receiver(call)
  const isFake = receiver !== undefined && MOCKERS.test(textOf(module, receiver))
  if (isFake && (name === "fn" || name === "fake")) return { call, ...held(module, call) }
  if (isFake && name === "method") return { call, ...spied(module, call) }
  if (receiver === undefined || !ANSWERS.test(name)) return undefined
  return { call, ...mockedBy(module, receiver) }
}

type Mocked = Omit<Mock, "call">

/** What is mocked: `spyOn(client, "create")`, `vi.mocked(client.create)`, `client.create`, `vi.fn()` under a name. */
const mockedBy = (module: Module, outer: SyntaxNode): Mocked => {
  const node = Syntax.bare(outer)
  if (node.type !== "call_expression") return named(module, node)
  const name = Syntax.calleeName(node, module.text)
  const [first] = Syntax.argumentsOf(node)
  if (/^(?:spyOn|stub|replace|method)$/u.test(name) && first !== undefined) return spied(module, node)
  if (/^(?:mocked|when)$/u.test(name) && first !== undefined) return mockedBy(module, first)
  // `fn().mockResolvedValueOnce(…).mockResolvedValue(…)`, `when(client.create(anything()))`
  const receiver = Syntax.receiver(node)
  if (/^(?:fn|fake)$/u.test(name)) return held(module, node)
  return receiver !== undefined && (ANSWERS.test(name) || name === "withArgs" || name === "onCall")
    ? mockedBy(module, receiver)
    : named(module, Trees.field(node, "function") ?? node)
}

const spied = (module: Module, call: SyntaxNode): Mocked => {
  const [object, method] = Syntax.argumentsOf(call)
  const key = method?.type === "string" ? Syntax.keyName(method, module.text) : undefined
  if (object === undefined) return { name: "A mock", fn: undefined }
  if (key === undefined) return { name: short(textOf(module, object)), fn: undefined }
  return { name: short(`${textOf(module, object)}.${key}`), fn: functionOf(Members.property(module, object, key)) }
}

const named = (module: Module, node: SyntaxNode): Mocked => {
  const object = Trees.field(node, "object")
  const key = Trees.field(node, "property")
  const binding = node.type === "identifier" ? module.bindings.of(node) : undefined
  const value =
    object !== undefined && key !== undefined
      ? Members.property(module, object, textOf(module, key))
      : binding?.origin.kind === "declared"
        ? binding.origin.node
        : Members.constant(module, node)
  return { name: short(textOf(module, node)), fn: functionOf(value) }
}

const HOLDERS = /^(?:pair|variable_declarator|assignment_expression|statement_block|program)$/u

/** The name under which a mock is kept: `client.create = vi.fn()…`, `{ create: vi.fn()… }`, `const create = vi.fn()`. */
const held = (module: Module, call: SyntaxNode): Mocked => {
  const holder = Trees.around(call, ({ type }) => HOLDERS.test(type))
  const name = Trees.field(holder, "key") ?? Trees.field(holder, "name") ?? Trees.field(holder, "left")
  return { name: name === undefined ? "A mock" : short(textOf(module, name)), fn: undefined }
}

const functionOf = (node: SyntaxNode | undefined): SyntaxNode | undefined => {
  const bare = node === undefined ? undefined : Syntax.bare(node)
  return bare !== undefined && Syntax.isFunction(bare) ? bare : undefined
}

const LENGTH_MAX = 60

const short = (text: string): string => {
  const line = text.replaceAll(/\s+/gu, " ")
  return line.length > LENGTH_MAX ? `${line.slice(0, LENGTH_MAX)}…` : line
}
