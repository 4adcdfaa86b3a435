import { Decimal } from "@segue/core/Decimal"
import * as Issue from "@segue/core/Issue"
/**
 * Every switch for what is not known about the vendor, with the default we chose and the question it stands for. What
 * is known has no switch.
 */
import * as Result from "effect/Result"
import * as Schema from "effect/Schema"

/** One switch: its values, the one in force by default, the row of docs/vendor-facts.md, and what it changes. */
interface Switch<S extends Schema.Top> {
  readonly schema: S
  readonly values: string
  readonly default: S["Type"]
  /** Slug in docs/vendor-facts.md. */
  readonly question: string
  readonly meaning: string
}

const oneOf = <const L extends ReadonlyArray<string>>(
  values: L,
  chosen: NoInfer<L[number]>,
  question: string,
  meaning: string
): Switch<Schema.Literals<L>> => ({
  schema: Schema.Literals(values),
  values: values.join(" | "),
  default: chosen,
  question,
  meaning
})

const amount = (chosen: string | null, question: string, meaning: string) => ({
  schema: Schema.NullOr(Decimal),
  values: "amount | null",
  default: chosen,
  question,
  meaning
})

const millis = (chosen: number, question: string, meaning: string) => ({
  schema: Schema.Int.check(Schema.isBetween({ minimum: 0, maximum: 31_536_000_000 })),
  values: "milliseconds",
  default: chosen,
  question,
  meaning
})

/** The switches, by name. */
export const catalogue = {
  firstCheck: oneOf(
    ["ref_id", "funds"],
    "ref_id",
    "conv-ref-id",
    "when a create looks for its ref_id: before all but its shape (409), or after all else (400 or 403, if funds are gone)"
  ),
  refIdNamespaces: oneOf(
    ["separate", "shared"],
    "separate",
    "open-ref-id-namespace",
    "whether a ref_id used for a conversion is taken for orchestrations and rules too"
  ),
  conflictExisting: oneOf(
    ["present", "absent"],
    "present",
    "open-conflict-body",
    "whether the 409 of an orchestration carries the record in meta.existing"
  ),
  orchestrationProblemType: oneOf(
    ["application/problem+json", "application/json"],
    "application/problem+json",
    "open-conflict-body",
    "media type of errors of operations that declare none"
  ),
  omittedSide: oneOf(
    ["refuse", "default-profile"],
    "refuse",
    "open-omitted-side",
    "an orchestration without source or destination: 400, or the DEFAULT profile"
  ),
  topLevelProfileId: oneOf(
    ["refuse", "ignore"],
    "refuse",
    "orch-no-top-profile-id",
    "profile_id at the top of an orchestration request: 400, or ignored"
  ),
  unknownFields: oneOf(
    ["ignore", "refuse"],
    "ignore",
    "orch-request",
    "request fields that no schema names: ignored, or 400"
  ),
  unknownQueryParameters: oneOf(
    ["ignore", "refuse"],
    "ignore",
    "conv-list-absent",
    "query parameters that no operation has (status on conversions): ignored, which widens the list, or 400"
  ),
  malformedArrays: oneOf(
    ["refuse", "ignore"],
    "refuse",
    "orch-list-arrays",
    "status[]=A and status=A,B: 400, or read as an unknown parameter and as one odd value"
  ),
  createTimestamps: oneOf(
    ["micros", "nanos"],
    "micros",
    "conv-timestamps",
    "times in the reply to a conversion's create: as everywhere, or with nanoseconds that no later reply shows"
  ),
  zeroAmount: oneOf(["refuse", "accept"], "refuse", "conv-amount-pattern", "an amount of zero: 400, or accepted"),
  profileIdWhenDirected: oneOf(
    ["destination", "source"],
    "destination",
    "open-profile-id-directed",
    "which profile an orchestration shows as profile_id, and matches in the list filter, when its sides differ"
  ),
  transfersForProfileLegs: oneOf(
    ["hide", "show"],
    "hide",
    "open-transfers-for-profile-legs",
    "source_transfer and destination_transfer on legs between profiles"
  ),
  updatedAtOnStatus: oneOf(
    ["bump", "keep"],
    "bump",
    "open-updated-at",
    "whether updated_at of an orchestration moves when its status does"
  ),
  deprecatedArrays: oneOf(
    ["send", "drop"],
    "send",
    "open-deprecated-arrays",
    "the arrays orchestrations and rules beside items"
  ),
  reserveAt: oneOf(
    ["approval", "pending"],
    "approval",
    "open-pending-for-api",
    "when an orchestration that waits for approval takes its money out of available"
  ),
  reservedShownAs: oneOf(
    ["hidden", "trading"],
    "hidden",
    "orch-ledger-balance",
    "whether reserved money shows in trading or in no balance"
  ),
  oldConversions: oneOf(
    ["hidden", "shown"],
    "hidden",
    "open-history-visible",
    "whether conversions made from now on can also be read and listed as orchestrations (a cancelled one as FAILED)"
  ),
  lateCancel: oneOf(
    ["403", "404", "unchanged"],
    "403",
    "conv-cancel-late",
    "cancelling a conversion that is settled or cancelled: a refusal, or 200 with the conversion as it is"
  ),
  legacyEndpoints: oneOf(
    ["on", "gone", "missing"],
    "on",
    "open-removal-date",
    "the four legacy operations: as documented, 410 as for a retired endpoint, or 404 as for no endpoint at all"
  ),
  throttles: oneOf(
    ["endpoint", "caller"],
    "endpoint",
    "rate-limits",
    "what is throttled after too many requests: that endpoint, or everything for that caller"
  ),
  ungrantedScope: oneOf(
    ["refuse", "drop"],
    "refuse",
    "auth-ungranted-scope",
    "one ungranted scope in a token request: invalid_scope for all of it, or left out of the token"
  ),
  amountPrecision: oneOf(
    ["coarser", "source"],
    "coarser",
    "open-precision-limits-fees",
    "decimals an orchestration may use: those of its coarser asset, or of its source asset"
  ),
  eventsForApprovals: oneOf(
    ["none", "send"],
    "none",
    "open-events-pending-rejected",
    "events orchestration.pending and orchestration.rejected, which no list names"
  ),
  transferEvents: oneOf(
    ["send", "none"],
    "send",
    "open-transfers-for-profile-legs",
    "transfer.* events of deposits, and of legs that leave the platform"
  ),
  travelRule: oneOf(
    ["dated", "on", "off"],
    "dated",
    "travel-rule",
    "the 403 for large amounts to addresses without Travel Rule data: from 2026-11-30, always, or never"
  ),
  legacyAmountMax: amount("500000", "conv-limit", "largest conversion in USD; null for none"),
  orchestrationAmountMax: amount(null, "open-precision-limits-fees", "largest orchestration; null for none"),
  conversionDelayMs: millis(700, "conv-settle-speed", "CREATED to SETTLED"),
  profileLegDelayMs: millis(700, "orch-speed", "PROCESSING to COMPLETED where both sides are profiles"),
  fiatLegDelayMs: millis(60_000, "orch-speed", "a bank's part of an orchestration; real ones take hours to days")
}

type Catalogue = typeof catalogue

/** The switches' values. */
export type Settings = { readonly [K in keyof Catalogue]: Catalogue[K]["schema"]["Type"] }

const entries = Object.entries(catalogue) as ReadonlyArray<[keyof Settings, Switch<Schema.Top>]>

/** The defaults, as the catalogue states them. */
export const defaults: Settings = Object.fromEntries(
  entries.map(([name, one]) => [name, one.default])
) as unknown as Settings

const decodePatch = Issue.decoder(
  Schema.Struct(
    Object.fromEntries(entries.map(([name, one]) => [name, Schema.optionalKey(one.schema)]))
  ) as unknown as Schema.Codec<Partial<Settings>, unknown>
)

const isSwitch = (name: string): name is keyof Settings => Object.hasOwn(catalogue, name)

/** Reads one switch from a text, as on a command line: `null` and whole numbers mean themselves where they can. */
export const decodeText = (
  name: string,
  text: string
): Result.Result<Partial<Settings>, "unknown name" | "unknown value"> => {
  if (!isSwitch(name)) return Result.fail("unknown name")
  const { values } = catalogue[name]
  const value = text === "null" ? null : values === "milliseconds" && /^\d{1,15}$/u.test(text) ? Number(text) : text
  return Result.mapError(decode({ [name]: value }), () => "unknown value" as const)
}

/** Reads changed switches from unknown input: an unknown name or value is an issue. */
export const decode = (input: unknown): Result.Result<Partial<Settings>, ReadonlyArray<Issue.Issue>> => {
  const strange =
    typeof input === "object" && input !== null
      ? Object.keys(input).filter((name) => !Object.hasOwn(catalogue, name))
      : []
  return strange.length > 0
    ? Result.fail(strange.map((name) => ({ path: [name], message: "There is no such switch" })))
    : decodePatch(input)
}
