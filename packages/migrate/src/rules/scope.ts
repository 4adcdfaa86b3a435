import * as Scope from "@segue/core/Scope"

import * as ScopeUse from "../evidence/ScopeUse.ts"
import type { ScopeList } from "../model/Subject.ts"
import type { Op } from "../write/Writer.ts"
import * as Rule from "./Rule.ts"

// docs/vendor-facts.md#auth-ungranted-scope
const grant =
  "Grant the new scopes to the credential first, in sandbox and production, and see with segue doctor that they are there: a token request that names one scope without a grant is refused as a whole, and then every call stops, the legacy ones too."
const drain =
  "Conversions made before the switch are readable with the legacy read scope only: keep it until the last one is drained."

const check =
  "This is no list that a token is asked for with: see whether what holds tokens against it may already demand the new scopes."
const checkHere = "Code in this file holds tokens against the legacy scopes; change it together with this list."
const added =
  "Add scopes only where a token is asked for: a permission check or a gateway's rule that names both demands both."

interface Place {
  readonly index: number
  readonly successor: string
  readonly hasSuccessor: boolean
}

const places = (list: ScopeList): ReadonlyArray<Place> => {
  const present = new Set(list.scopes.map((match) => match.scope))
  return list.scopes.flatMap((match, index) => {
    const successor = Scope.legacyToNew.get(match.scope)
    return successor === undefined ? [] : [{ index, successor, hasSuccessor: present.has(successor) }]
  })
}

const replaceOps = (list: ScopeList, { hasSuccessor, index, successor }: Place): ReadonlyArray<Op> | undefined => {
  if (hasSuccessor) return list.remove?.(index)
  const match = list.scopes[index]!
  const text = successor.replace(":", match.colon)
  return [{ op: "text", source: match.source, start: match.start, end: match.end, text }]
}

const addOps = (list: ScopeList, place: Place): ReadonlyArray<Op> | undefined =>
  place.hasSuccessor ? [] : list.add?.(place.index, place.successor)

const all = (parts: ReadonlyArray<ReadonlyArray<Op> | undefined>): ReadonlyArray<Op> | undefined =>
  parts.some((part) => part === undefined) ? undefined : parts.flatMap((part) => part!)

/** OAuth scopes. */
export const scope = Rule.make({
  id: "scope",
  summary: "The OAuth scopes of the deprecated API.",
  why: "The new API asks for orchestration:read_orchestration and orchestration:write_orchestration. Both sets are needed while legacy calls remain, so where some do, the new scopes are added beside the old ones; otherwise they take their place. Only what a token is asked for with gets more scopes by itself: a permission check or a gateway's rule that names a scope is for a person. Grant them first: one scope without a grant makes the vendor refuse the whole token request.",
  example: {
    language: "dotenv",
    before: "PAXOS_SCOPES=conversion:read_conversion_stablecoin conversion:write_conversion_stablecoin\n",
    after: "PAXOS_SCOPES=orchestration:read_orchestration orchestration:write_orchestration\n"
  },
  severity: "warning",
  safety: "safe",
  rows: ["A1", "A2", "A3", "A4", "A5"],
  check: (subject, facts) => {
    if (subject.kind !== "scopes") return []
    const found = places(subject)
    const keeps = facts.legacyRemains
    // Both sets side by side are what draining needs.
    if (keeps && found.every((place) => place.hasSuccessor)) return []
    const replace = all(found.map((place) => replaceOps(subject, place)))
    const add = all(found.map((place) => addOps(subject, place)))
    const ops = keeps ? add : replace
    const { file } = subject.scopes[0]!.source
    const use = ScopeUse.of(file, subject.evidence.range)
    // Adding makes a token request ask for more, and a check demand more; replacing changes what a check is about.
    const mayAdd = use === "token"
    const isHeld = use === "check" || (!keeps && ScopeUse.isChecked(file))
    const isSafe = !isHeld && (mayAdd || !keeps)
    const needs = [...(use === "check" ? [check] : isHeld ? [checkHere] : isSafe ? [] : [added]), grant].join(" ")
    const other = keeps ? replace : found.some((place) => !place.hasSuccessor) ? add : undefined
    return found.map(({ index, successor }, position): Rule.Draft => {
      const match = subject.scopes[index]!
      return {
        range: match.source.range(match.start, match.end),
        message: `The scope ${match.scope} opens the deprecated API; the new one asks for ${successor}.`,
        ...(ops === undefined ? {} : { ops: position === 0 ? ops : [] }),
        safety: ops === undefined ? "manual" : isSafe ? "safe" : "review",
        notes: [drain],
        // A safe edit of the text, and no safe deployment without the grant: said wherever the edit is.
        needs: ops === undefined ? `Ask for ${successor} here. ${grant}` : needs,
        ...(other === undefined || position > 0
          ? {}
          : {
              alternative: {
                title: keeps ? "Replace the legacy scopes" : "Add the new scopes beside the legacy ones",
                safety: keeps || !mayAdd ? ("review" as const) : ("safe" as const),
                ops: other
              }
            })
      }
    })
  }
})
