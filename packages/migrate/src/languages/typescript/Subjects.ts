/** From calls, reads, tests and types to the subjects that rules look at; what shares code becomes one group. */
import * as Sites from "../../evidence/Sites.ts"
import { Ties } from "../../evidence/Ties.ts"
import type { Blocker, Declaration, Read, Site, StatusTest, Subject } from "../../model/Subject.ts"
import type { SyntaxNode } from "../../syntax/Tree.ts"
import * as Trees from "../../syntax/Tree.ts"
import * as Bodies from "./Bodies.ts"
import * as Bystanders from "./Bystanders.ts"
import * as Constants from "./Constants.ts"
import * as Doubles from "./Doubles.ts"
import * as Foreign from "./Foreign.ts"
import type { Owner, ProvenType } from "./Holds.ts"
import * as Leaks from "./Leaks.ts"
import type { Module } from "./Module.ts"
import * as Proofs from "./Proofs.ts"
import * as Reads from "./Reads.ts"
import type { Call } from "./Requests.ts"
import * as Sent from "./Sent.ts"
import * as Statuses from "./Statuses.ts"
import * as Syntax from "./Syntax.ts"
import * as TypeQueries from "./TypeQueries.ts"

const MOCK = "A test double: it moves together with the code that makes the call."
const ELSEWHERE = "The call behind this is made in another file; migrate the two together."
const DECLARED_ELSEWHERE = "What this is read into is declared in another file; migrate the two together."
const OPEN =
  "The function that makes this call may be called from elsewhere with bodies in the old form; migrate its callers together with it."

export interface Found {
  readonly subjects: ReadonlyArray<Subject>
  /** Nodes that the subjects are made of, beyond those the calls claim. */
  readonly claimed: ReadonlyArray<SyntaxNode>
}

/** What is known of an answer, and whose that is. */
interface Held {
  readonly owners: ReadonlySet<Owner>
}

/** The subjects of a module's calls. */
export const of = (module: Module, calls: ReadonlyArray<Call>): Found => {
  const proof = Proofs.follow(module, calls)
  const { proven, reach } = proof
  const reads = Reads.find(module, reach)
  const tests = Statuses.find(module, reach, proof.types)
  // The texts are the legacy API's own; they hang on the first call of it.
  const first = calls.find((call) => call.path.match.api === "legacy" && !call.isMock)
  const imported = first === undefined ? [...proven.values()].find((type) => type.isElsewhere === true) : undefined
  const details = first === undefined && imported === undefined ? [] : Reads.details(module)
  const groupOf = groupsOf(module, calls, { proof, held: [...reads, ...tests] })
  // What belongs to several is said once, by the first.
  const mine = <A extends Held>(owner: Owner, all: ReadonlyArray<A>): ReadonlyArray<A> =>
    all.filter(({ owners: [whose] }) => whose === owner)
  const covered = new Set([
    ...[...reads.map((one) => one.read), ...tests.map((one) => one.test)].map(({ range }) => range.start),
    ...calls.flatMap(({ body }) => (body?.mentions ?? []).map((key) => module.source.range(key.start, key.end).start))
  ])
  const bystanders = Bystanders.find(module, calls, { covered, reach })
  const leaks = Leaks.find(module, reach)
  const foreign = Foreign.find(module, reach)
  const typed = TypeQueries.find(module, calls, reach)
  const sites = calls.flatMap((call) =>
    sitesOf(module, call, {
      calls,
      reads: [...mine(call, reads).map((one) => one.read), ...(call === first ? details : [])],
      statusTests: mine(call, tests).map((one) => one.test),
      group: groupOf(call),
      bystanders: [...leaks(call), ...openMembers(module, call), ...typed(call), ...foreign(call), ...bystanders(call)]
    })
  )
  const declarations = [...proven.values()].flatMap((type) =>
    declarationOf(module, type, proof.apiOf(type), {
      reads: [...mine(type, reads).map((one) => one.read), ...(type === imported ? details : [])],
      statusTests: mine(type, tests).map((one) => one.test),
      group: groupOf(type),
      lacksRefId: Sent.lacksRefId(module, calls, type)
    })
  )
  const claimed = calls.flatMap((call) => handedTo(module, call)?.bodies.flatMap((body) => body.nodes) ?? [])
  return { subjects: [...sites, ...declarations], claimed }
}

/** The groups of calls and types: what shares code, a type, an id or an answer changes together. */
const groupsOf = (
  module: Module,
  calls: ReadonlyArray<Call>,
  { held, proof }: { readonly held: ReadonlyArray<Held>; readonly proof: Proofs.Proof }
): ((thing: Owner) => string | undefined) => {
  const { proven, reach } = proof
  const ties = new Ties()
  const tieAll = (owners: Iterable<Owner>): void => {
    const [first, ...rest] = owners
    for (const owner of rest) ties.tie(first, owner)
  }
  for (const { owners } of held) tieAll(owners)
  for (const type of proven.values()) tieAll([type, ...type.calls])
  for (const call of calls) {
    // A call that asks for the id which another one answered goes where that one goes.
    for (const piece of call.path.pieces) {
      const hold = piece.kind === "hole" ? reach.of(piece.node) : undefined
      if (hold?.shape === "id") tieAll([call, ...hold.owners])
    }
    // A body made of what another call answered speaks that one's form.
    if (!call.isMock) for (const owners of madeOf(reach, call)) tieAll([call, ...owners])
    for (const literal of call.path.literals) ties.tie(literal, call)
    for (const node of [...(call.body?.nodes ?? []), ...call.answers]) ties.tie(node, call)
    const table = call.isMock && call.method?.text !== "DELETE" ? Doubles.declaredWith(module, call.node) : undefined
    if (table !== undefined) ties.tie(table, call)
  }
  const members = new Map<unknown, number>()
  for (const thing of [...calls, ...proven.values()]) {
    const root = ties.root(thing)
    members.set(root, (members.get(root) ?? 0) + 1)
  }
  const names = new Map([...members.keys()].map((root, index) => [root, `group-${index + 1}`]))
  return (thing) => {
    const root = ties.root(thing)
    return (members.get(root) ?? 0) > 1 ? names.get(root) : undefined
  }
}

/** Whose answers stand in what a call sends. */
const madeOf = (reach: Proofs.Proof["reach"], call: Call): ReadonlyArray<ReadonlySet<Owner>> => {
  const found: Array<ReadonlySet<Owner>> = []
  for (const argument of Syntax.argumentsOf(call.node)) {
    Trees.walk(argument, (node) => {
      if (Syntax.isFunction(node)) return false
      const hold = node.type === "identifier" ? reach.of(node) : undefined
      if (hold !== undefined && hold.shape !== "id" && !hold.owners.has(call)) found.push(hold.owners)
      return true
    })
  }
  return found
}

/** The bodies that callers in this file hand to the function which makes the call. */
const handedTo = (module: Module, call: Call): ReturnType<typeof Bodies.handedIn> | undefined =>
  call.body?.parameter === undefined ? undefined : Bodies.handedIn(module, call.body.parameter)

/** What hangs on a call or a type. */
interface Parts {
  readonly reads: ReadonlyArray<Read>
  readonly statusTests: ReadonlyArray<StatusTest>
  readonly group: string | undefined
}

interface SiteParts extends Parts {
  readonly calls: ReadonlyArray<Call>
  readonly bystanders: ReadonlyArray<string>
}

const sitesOf = (module: Module, call: Call, parts: SiteParts): ReadonlyArray<Site> => {
  const shared = sharedPath(module, call, parts.calls)
  const handed = handedTo(module, call)
  const blockers: ReadonlyArray<Blocker> = [
    ...call.blockers,
    ...shared,
    ...(handed?.isOpen === true && handed.bodies.length > 0
      ? [
          {
            range: module.source.range(call.node.start, call.node.start),
            message: "Bodies come from other callers, too.",
            needs: OPEN
          }
        ]
      : []),
    ...(handed?.bodies ?? []).flatMap((body) => body.blockers)
  ]
  const bodies = handed !== undefined && handed.bodies.length > 0 ? handed.bodies : [call.body]
  const loop = Trees.around(call.node, (node) => /^(?:while|do|for)_statement$/u.test(node.type))
  const isInside =
    loop !== undefined && (Syntax.functionAround(call.node)?.start ?? 0) <= loop.start && !goesOn(module, loop, call)
  const group = bodies.length > 1 ? (parts.group ?? `bodies-${call.node.start}`) : parts.group
  return bodies.map((body, index) =>
    Sites.make({
      ...(call.method === undefined ? {} : { method: call.method }),
      path: call.path.ref,
      ...([...call.path.literals].some((literal) => Trees.holds(call.node, literal))
        ? {}
        : { at: module.source.range(call.argument.start, call.argument.end) }),
      query: index === 0 ? call.query : [],
      ...(body?.value?.kind === "object" ? { body: body.value } : {}),
      hasBody: call.hasBody,
      replies: index === 0 ? call.replies : [],
      reads: index === 0 ? parts.reads : [],
      statusTests: index === 0 ? parts.statusTests : [],
      ...(isInside ? { loop: module.source.range(loop.start, loop.start + loopWord(loop)) } : {}),
      ...(call.shape !== undefined
        ? { isElsewhere: true, caution: ELSEWHERE }
        : call.isMock
          ? {
              isMock: true,
              ...(call.blockers.some(({ needs }) => needs === Doubles.OWN_ROUTE) ? {} : { caution: MOCK })
            }
          : {}),
      ...(call.isMock ? {} : { bystanders: parts.bystanders }),
      ...(blockers.length === 0 || index > 0 ? {} : { blockers }),
      ...(group === undefined ? {} : { group })
    })
  )
}

/** Whether a loop goes from page to page: it does not wait. */
const goesOn = (module: Module, loop: SyntaxNode, call: Call): boolean =>
  call.path.match.target !== "item" && /page_?cursor/iu.test(module.source.text.slice(loop.start, loop.end))

const loopWord = (loop: SyntaxNode): number => loop.children[0]?.type.length ?? 1

/** Members with the path in them that leave the file with their class: a subclass or a caller may cancel by them. */
const openMembers = (module: Module, call: Call): ReadonlyArray<string> =>
  [...call.path.literals]
    .filter(
      (literal) =>
        !Trees.holds(call.node, literal) &&
        Constants.isOpenMember(module, literal) &&
        sharersOf(module, literal) === undefined
    )
    .map(
      (literal) =>
        `${Constants.nameOf(module, literal)} leaves this file with its class: see that whoever uses the path elsewhere, in a subclass or from outside, moves with it.`
    )

/** The files that use the member with the path in it, as far as the project is known. */
const sharersOf = (module: Module, literal: SyntaxNode): ReadonlyArray<string> | undefined => {
  const member = Constants.openMember(module, [literal])
  return member === undefined ? undefined : module.outside?.beside?.sharers?.[member]
}

/** A path that other code uses in ways that are not in reach cannot be changed for this call alone. */
const sharedPath = (module: Module, call: Call, calls: ReadonlyArray<Call>): ReadonlyArray<Blocker> =>
  [...call.path.literals].flatMap((literal): ReadonlyArray<Blocker> => {
    if (Trees.holds(call.node, literal)) return []
    const range = module.source.range(literal.start, literal.end)
    const name = Constants.nameOf(module, literal)
    if (Constants.isExported(module, literal)) {
      return [
        {
          range,
          message: `${name} is exported, so calls in other files use this path, too.`,
          needs:
            "Migrate every call that uses the path, then change it; keep the old path for what stays on the legacy API."
        }
      ]
    }
    const sharers = sharersOf(module, literal)
    if (sharers !== undefined) return [Sites.sharedPath(range, name, sharers)]
    const isCalled = (use: SyntaxNode): boolean => calls.some((one) => Trees.holds(one.node, use))
    return Constants.isUsedOnlyIn(module, literal, isCalled)
      ? []
      : [
          {
            range,
            message: `${name} is also used where no call is in reach.`,
            needs: "See what else uses the path before it is changed."
          }
        ]
  })

const declarationOf = (
  module: Module,
  type: ProvenType,
  api: Declaration["api"],
  parts: Parts & { readonly lacksRefId: boolean }
): ReadonlyArray<Declaration> => {
  const name = type.binding.node
  const words = type.form === "status" ? Statuses.inType(module, type.node) : inlineStatus(module, type)
  const own = words.map((word) =>
    Statuses.make(module, word, { how: "type", isNegated: false, isTerminal: false, together: words })
  )
  const fields = type.form === "status" ? [] : fieldsOf(module, type)
  return [
    {
      kind: "declaration",
      form: type.form,
      api,
      fields: [...fields, ...parts.reads],
      statusTests: [...own, ...parts.statusTests],
      ...(parts.group === undefined ? {} : { group: parts.group }),
      ...(type.isElsewhere === true
        ? { isElsewhere: true, caution: type.calls.size > 0 ? DECLARED_ELSEWHERE : ELSEWHERE }
        : {}),
      ...(parts.lacksRefId ? { lacksRefId: true } : {}),
      evidence: {
        range: module.source.range(name.start, name.end),
        because: `${type.binding.name} describes what a call of the ${api === "legacy" ? "legacy" : "new"} API ${type.form === "request" ? "sends" : "answers"}`
      }
    }
  ]
}

/** `status: "CREATED" | "SETTLED"` in the type itself. */
const inlineStatus = (module: Module, type: ProvenType): ReadonlyArray<Statuses.Word> =>
  Trees.named(type.node).flatMap((member) => {
    const key = Trees.field(member, "name") ?? Trees.field(member, "key") ?? Trees.field(member, "property")
    if (key === undefined || Syntax.keyName(key, module.text) !== "status") return []
    const value = Trees.field(member, "type") ?? Trees.field(member, "value")
    const words: Array<Statuses.Word> = []
    if (value !== undefined) {
      Trees.walk(value, (node) => {
        if (node.type === "string") words.push(...Statuses.wordsIn(module, node))
      })
    }
    return words
  })

const fieldsOf = (module: Module, type: ProvenType): ReadonlyArray<Read> =>
  Trees.named(type.node).flatMap((member): ReadonlyArray<Read> => {
    const key = Trees.field(member, "name") ?? Trees.field(member, "key") ?? Trees.field(member, "property")
    const name = key === undefined ? undefined : Syntax.keyName(key, module.text)
    if (
      key === undefined ||
      name === undefined ||
      member.type === "method_definition" ||
      member.type === "method_signature"
    )
      return []
    const inset = key.type === "string" ? 1 : 0
    const read: Read = {
      field: name,
      range: module.source.range(key.start, key.end),
      how: "key",
      isOptional:
        member.children.some((child) => child.type === "?") ||
        /\.optional\(/u.test(module.text.slice(member.start, member.end))
    }
    return name === "recipient_profile_id" || type.form === "list"
      ? [read]
      : [
          {
            ...read,
            rename: (field) => [
              { op: "text", source: module.source, start: key.start + inset, end: key.end - inset, text: field }
            ]
          }
        ]
  })
