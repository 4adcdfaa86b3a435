/** What a gateway shows at a glance, as far as somebody in chat should know of it; by the grants of the bot's key. */
import * as Issue from "@segue/core/Issue"
import * as Data from "effect/Data"
import * as Effect from "effect/Effect"
import * as Redacted from "effect/Redacted"
import * as Result from "effect/Result"
import * as Schema from "effect/Schema"

import { ask } from "../targets/ask.ts"
import { NotifyError } from "../targets/Notifier.ts"
import { ageText, shown } from "../view/View.ts"
import type { Finding, Kind } from "./Finding.ts"

const Create = Schema.Struct({
  refId: Schema.String,
  caller: Schema.String,
  state: Schema.String,
  attempts: Schema.Int,
  doubtAgeMs: Schema.optional(Schema.Finite)
})

const Difference = Schema.Struct({
  kind: Schema.String,
  id: Schema.String,
  ref_id: Schema.optional(Schema.String),
  fields: Schema.Array(Schema.String),
  here: Schema.optional(Schema.String),
  there: Schema.optional(Schema.String)
})
type Difference = typeof Difference.Type

/** What the gateway's page reads; fields that are not named here are left alone. */
const Board = Schema.Struct({
  creates: Schema.Array(Create),
  reconciliation: Schema.optional(
    Schema.Struct({ from: Schema.String, compared: Schema.Int, differences: Schema.Array(Difference) })
  )
})
export type Board = typeof Board.Type

const decode = Issue.decoder(Board)

/** It cannot be read now. */
export class GatewayError extends Data.TaggedError("GatewayError")<{ readonly message: string }> {}

/** Reads it, with the key of the source. */
export const read = (url: string, key: Redacted.Redacted): Effect.Effect<Board, GatewayError> =>
  Effect.tryPromise({
    try: async () => {
      const headers = { authorization: `Bearer ${Redacted.value(key)}` }
      const { status, text } = await ask("the gateway", `${url.replace(/\/+$/u, "")}/page/board`, { headers })
      if (status === 403) throw new GatewayError({ message: "the gateway's key lacks the scope segue:read_system" })
      if (status !== 200) throw new GatewayError({ message: `the gateway answered ${status}` })
      const board = decode(JSON.parse(text))
      if (Result.isFailure(board)) throw new GatewayError({ message: Issue.format(board.failure[0]!) })
      return board.success
    },
    catch: (error) =>
      error instanceof GatewayError
        ? error
        : new GatewayError({
            message: error instanceof NotifyError ? error.message : "the gateway answered what cannot be understood"
          })
  })

/** Look-ups settle most doubts by themselves within moments. */
const DOUBT_MS = 120_000
/** Creates that are told one by one; more at once are one outage, not many things to look at. */
const CREATES_MAX = 20
const LISTED_MAX = 12

const KEEP = "Keep each ref_id: the same create with the same ref_id never moves money twice, with another one it may."

const doubts = ({ creates }: Board): ReadonlyArray<Finding> => {
  const old = creates.filter(({ doubtAgeMs = 0, state }) => state === "in_doubt" && doubtAgeMs >= DOUBT_MS)
  const rest = old.length - CREATES_MAX
  return [
    ...old.slice(0, CREATES_MAX).map(({ attempts, caller, doubtAgeMs = 0, refId }): Finding => ({
      key: `create-in-doubt:${refId}`,
      title: "A CREATE IS IN DOUBT",
      fields: [
        { name: "Reference", value: shown(refId) },
        { name: "Caller", value: shown(caller) },
        { name: "Attempts", value: String(attempts) },
        { name: "In doubt for", value: ageText(doubtAgeMs) }
      ],
      advice: `Nobody knows whether the vendor carried it out; the gateway goes on looking. ${KEEP}`,
      isEvent: false
    })),
    ...(rest <= 0
      ? []
      : [
          {
            key: "creates-in-doubt:more",
            title: "MORE CREATES ARE IN DOUBT",
            fields: [{ name: "Beside those told", value: `${rest}` }],
            advice: `The gateway's page lists them. ${KEEP}`,
            isEvent: false
          }
        ])
  ]
}

const lineOf = ({ fields, here, id, kind, ref_id, there }: Difference): string =>
  shown(
    [
      `${kind} ${id}`,
      ...(ref_id === undefined ? [] : [ref_id]),
      ...(fields.length === 0 ? [] : [`differs in ${fields.join(", ")}`]),
      ...(here === undefined ? [] : [`here ${here}`]),
      ...(there === undefined ? [] : [`there ${there}`])
    ].join(", ")
  )

/** Differences as one finding: the same ones, night for night, are no news. */
const compared = (
  board: Board,
  name: string,
  title: string,
  advice: string,
  isMeant: (kind: string) => boolean
): ReadonlyArray<Finding> => {
  const differences = (board.reconciliation?.differences ?? []).filter(({ kind }) => isMeant(kind))
  if (differences.length === 0) return []
  const more = differences.length - LISTED_MAX
  const which = differences.map(({ id, kind }) => `${kind} ${id}`).toSorted()
  return [
    {
      key: `${name}:${which.join()}`,
      title: `${title}: ${differences.length}`,
      fields: [
        { name: "Which", value: differences.slice(0, LISTED_MAX).map(lineOf).join("\n") },
        ...(more > 0 ? [{ name: "More", value: `${more}, on the gateway's page` }] : []),
        { name: "Compared", value: `${board.reconciliation!.compared}, from ${board.reconciliation!.from} on` }
      ],
      advice,
      isEvent: false
    }
  ]
}

/** The findings of a glance. */
export const findings = (board: Board, wanted: ReadonlySet<Kind>): ReadonlyArray<Finding> => [
  ...(wanted.has("creates-in-doubt") ? doubts(board) : []),
  ...(wanted.has("differences")
    ? compared(
        board,
        "differences",
        "DIFFERENCES BETWEEN THE VENDOR AND THE GATEWAY",
        "Money that differs, and what the vendor does not show, are to be looked at now. Check balances before sending again.",
        (kind) => kind !== "not-ours"
      )
    : []),
  ...(wanted.has("foreign")
    ? compared(
        board,
        "foreign",
        "ORCHESTRATIONS THAT NOBODY HERE STARTED",
        "Nobody started them through the gateway, and no rule did. If nobody of yours knows them, ask the vendor now.",
        (kind) => kind === "not-ours"
      )
    : [])
]
