/** What is under way, what is in doubt, and what differs from the vendor. */
import { badge, card, grouped, h, short, table } from "@segue/sandbox/page/client/ui"
import type { VNode } from "preact"

import { age } from "../order.ts"
import type { Board, Create } from "../Told.ts"

/** Sums by profile and asset. */
export const inFlight = ({ inFlight: sums }: Board): VNode =>
  card(
    "In flight",
    table(
      "Sums that are under way",
      ["Out of profile", ["Orchestrations", "end"], ["Amount", "end"]],
      sums.map(({ amount, asset, count, profileId }) =>
        h(
          "tr",
          { key: `${profileId ?? ""} ${asset}` },
          h("td", null, profileId === undefined ? "none: from outside" : short(profileId)),
          h("td", { class: "number" }, String(count)),
          h("td", { class: "number" }, `${grouped(amount)} ${asset}`)
        )
      ),
      "Nothing is under way."
    )
  )

const words: Readonly<Record<string, string>> = {
  in_doubt: "in doubt",
  sending: "being sent",
  recorded: "recorded, not sent"
}

const create = ({ ageMs, api, attempts, caller, doubtAgeMs, refId, state }: Create): VNode =>
  h(
    "tr",
    { key: refId },
    h("td", null, h("span", { class: `badge ${state === "in_doubt" ? "bad" : "busy"}` }, words[state] ?? state)),
    h("td", { class: "ref" }, refId),
    h("td", null, caller),
    h("td", null, api),
    h("td", { class: "number" }, String(attempts)),
    h("td", { class: "number" }, age(doubtAgeMs ?? ageMs))
  )

/** Creates that are not settled. */
export const creates = ({ creates: open }: Board): VNode =>
  card(
    "Creates in doubt or under way",
    open.length === 0
      ? null
      : h(
          "p",
          { class: "quiet" },
          "In doubt: it was sent and the answer was lost. It is looked for until it is found; its caller keeps the ref_id and asks again with it."
        ),
    table(
      "Creates that are not settled, in doubt first",
      ["State", "ref_id", "Caller", "API", ["Sent", "end"], ["Since", "end"]],
      open.map(create),
      "None: every create has its answer."
    )
  )

const meanings: Readonly<Record<string, string>> = {
  "missing-here": "the vendor has it, we did not know it",
  "missing-there": "we know it, the vendor does not show it",
  money: "what it moves differs from what was first seen: look at once",
  status: "we had missed a change",
  "not-ours": "nobody made it through this gateway"
}

/** The outcome of the newest comparison with the vendor. */
export const differences = ({ reconciliation }: Board): VNode => {
  if (reconciliation === undefined) {
    return card(
      "Differences to the vendor",
      h("p", { class: "empty" }, "Nothing was compared yet: it is done each night.")
    )
  }
  const { compared, differences: found, from, isCut } = reconciliation
  return card(
    "Differences to the vendor",
    h(
      "p",
      { class: "quiet" },
      `${grouped(String(compared))} orchestrations since ${from.slice(0, 10)} were compared.${isCut ? " Not all differences are shown." : ""}`
    ),
    table(
      "Differences, as last compared",
      ["Kind", "ref_id", "Id", "Here", "There"],
      found.map(({ fields, here, id, kind, ref_id, there }) =>
        h(
          "tr",
          { key: `${kind} ${id}` },
          h("td", { class: "meaning" }, badge(kind), ` ${meanings[kind] ?? ""} ${fields.join(", ")}`),
          h("td", { class: "ref" }, ref_id ?? ""),
          h("td", null, short(id)),
          h("td", null, here === undefined ? "" : badge(here)),
          h("td", null, there === undefined ? "" : badge(there))
        )
      ),
      "None."
    )
  )
}
