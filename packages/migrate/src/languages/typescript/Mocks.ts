/** Calls of test libraries that let a function answer something, and the function they do it for. */
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

/** Functions of test libraries that say what was sent. */
export const EXPECTS =
  /^(?:to(?:Have)?Been(?:Last|Nth)?CalledWith|toHaveBeen(?:Last|Nth)?CalledWith|calledWith|calledOnceWith)$/u

const CALLS: ReadonlySet<string> = new Set(["call_expression"])

/** A call that lets something answer, and what that is. */
export interface Mock {
  readonly call: SyntaxNode
  /** As it is written. */
  readonly name: string
  /** The function that stands for it in this file. */
  readonly fn: SyntaxNode | undefined
}

/** Those of a module. */
export const all = (module: Module): ReadonlyArray<Mock> => {
  const known = found.get(module.root)
  if (known !== undefined) return known
  const mocks = Trees.all(module.root, CALLS).flatMap((call) => mockOf(module, call) ?? [])
  found.set(module.root, mocks)
  return mocks
}

const found = new WeakMap<SyntaxNode, ReadonlyArray<Mock>>()

/**
 * What a test lets the function answer that it expects to have been called: `expect(axios.post).toHaveBeenCalledWith(…)`.
 * Nothing where the function is expected with other paths, too.
 */
export const answersOfExpected = (module: Module, expectation: SyntaxNode): ReadonlyArray<SyntaxNode> => {
  const name = expected(module, expectation)
  if (name === undefined) return []
  const mocks = all(module)
    .filter((mock) => mock.name === name || holderOf(module, mock.call) === name)
    .map(({ call }) => call)
    .filter((mock) => serves(module, mock, expectation))
  if (mocks.length === 0) return []
  const others = Trees.all(module.root, CALLS).filter(
    (call) =>
      expected(module, call) === name &&
      Syntax.argumentsOf(call).some((argument) => OTHER_PATH.test(textOf(module, argument)))
  )
  const isShared = mocks.some((mock) => others.some((other) => serves(module, mock, other)))
  return isShared ? [] : mocks.flatMap(Syntax.argumentsOf)
}

const OTHER_PATH = /^["'`](?:https?:\/\/|\/)(?!.*conversion\/stablecoin)/u

/** The function that an expectation is about, as it is written. */
export const expected = (module: Module, call: SyntaxNode): string | undefined => {
  if (!EXPECTS.test(Syntax.calleeName(call, module.text))) return undefined
  let at = Syntax.receiver(call)
  // `.not`, `.to.have.been`
  while (at?.type === "member_expression" && /(?:^|\.)(?:not|been|have|to|assert)$/u.test(textOf(module, at))) {
    const isAssert = textOf(module, at).endsWith("assert")
    at = isAssert ? Syntax.argumentsOf(call)[0] : Trees.field(at, "object")
  }
  if (at === undefined) return undefined
  const about = Syntax.calleeName(at, module.text) === "expect" ? Syntax.argumentsOf(at)[0] : at
  return about === undefined ? undefined : nameOf(module, Syntax.bare(about))
}

/** Whether what a mock answers is answered where a call stands: in its function, or in all tests around it. */
const serves = (module: Module, mock: SyntaxNode, call: SyntaxNode): boolean => {
  const fn = Syntax.functionAround(mock)
  if (fn === undefined || Trees.holds(fn, call)) return true
  const setUp = fn.parent?.type === "arguments" ? fn.parent.parent : undefined
  if (setUp === undefined || !/^(?:before(?:Each|All)?|setup)$/u.test(Syntax.calleeName(setUp, module.text)))
    return false
  const suite = Syntax.functionAround(setUp)
  return suite === undefined || Trees.holds(suite, call)
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
  const name = nameOf(module, object)
  return key === undefined
    ? { name, fn: undefined }
    : { name: `${name}.${key}`, fn: functionOf(Members.property(module, object, key)) }
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
  return { name: nameOf(module, node), fn: functionOf(value) }
}

const HOLDERS = /^(?:pair|variable_declarator|assignment_expression|statement_block|program)$/u

/** The name under which a mock is kept: `client.create = vi.fn()…`, `{ create: vi.fn()… }`, `const create = vi.fn()`. */
const held = (module: Module, call: SyntaxNode): Mocked => ({
  name: holderOf(module, call) ?? "A mock",
  fn: undefined
})

const holderOf = (module: Module, call: SyntaxNode): string | undefined => {
  const holder = Trees.around(call, ({ type }) => HOLDERS.test(type))
  const name = Trees.field(holder, "key") ?? Trees.field(holder, "name") ?? Trees.field(holder, "left")
  return name === undefined ? undefined : nameOf(module, name)
}

const functionOf = (node: SyntaxNode | undefined): SyntaxNode | undefined => {
  const bare = node === undefined ? undefined : Syntax.bare(node)
  return bare !== undefined && Syntax.isFunction(bare) ? bare : undefined
}

/** How a function is written, on one line: by that, mocks and expectations find each other. */
const nameOf = (module: Module, node: SyntaxNode): string => textOf(module, node).replaceAll(/\s+/gu, " ")
