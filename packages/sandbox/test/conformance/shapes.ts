/**
 * What each object of the API looks like on the wire, closed: every key that may be there, and which must. Written from
 * docs/vendor-facts.md, not from core's schemas, so that it can judge them and the sandbox alike.
 */
import * as Schema from "effect/Schema"

const optional = Schema.optionalKey

/** Text of a given form. */
const form = (pattern: RegExp, expected: string) => Schema.String.check(Schema.isPattern(pattern, { expected }))

export const uuid = form(/^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/u, "a UUID")
/** Amounts come back as they were sent, so `.5` is one. Source: docs/vendor-facts.md#conv-amount-pattern. */
export const decimal = form(/^[0-9]*\.?[0-9]+$/u, "a decimal string")
/** Source: docs/vendor-facts.md#conv-timestamps. */
export const instant = form(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{1,9}Z$/u, "an RFC 3339 timestamp in UTC")
const word = Schema.NonEmptyString
const metadata = Schema.Record(Schema.String, Schema.String)
const integer = Schema.Int

// -- Conversions: docs/vendor-facts.md#conv-object, #conv-zero-uuid, #conv-statuses

const conversionFields = {
  id: uuid,
  profile_id: uuid,
  amount: decimal,
  source_asset: word,
  target_asset: word,
  ref_id: optional(word),
  identity_id: word,
  account_id: word,
  created_at: instant,
  updated_at: instant,
  metadata: optional(metadata),
  recipient_profile_id: optional(uuid)
}
const created = Schema.Struct({ ...conversionFields, status: Schema.Literal("CREATED") })
const settled = Schema.Struct({ ...conversionFields, status: Schema.Literal("SETTLED"), settled_at: instant })
const cancelled = Schema.Struct({ ...conversionFields, status: Schema.Literal("CANCELLED"), cancelled_at: instant })

/** A reply to a create is always CREATED. */
export const createdConversion = created
export const cancelledConversion = cancelled
/** `settled_at` belongs to SETTLED alone, `cancelled_at` to CANCELLED alone. */
export const conversion = Schema.Union([created, settled, cancelled])

// -- Orchestrations: docs/vendor-facts.md#orch-object, #orch-transfers, #orch-statuses

const leg = Schema.Union([
  Schema.Struct({ status: Schema.Literal("PENDING") }),
  Schema.Struct({ status: Schema.Literals(["PROCESSING", "COMPLETED"]), transfer_id: uuid }),
  Schema.Struct({ status: Schema.Literal("FAILED"), transfer_id: optional(uuid) })
])
const profileSide = Schema.Struct({ profile: Schema.Struct({ profile_id: uuid }) })
const source = Schema.Union([
  profileSide,
  Schema.Struct({ crypto: Schema.Struct({ address_id: optional(word), address: word, network: word }) }),
  Schema.Struct({ fiat: Schema.Struct({ deposit_instructions_id: word, memo: optional(word) }) })
])
const destination = Schema.Union([
  profileSide,
  Schema.Struct({ crypto: Schema.Struct({ address: word, network: word, address_id: optional(word) }) }),
  Schema.Struct({ fiat: Schema.Struct({ bank_account_id: word, memo: optional(word) }) })
])
const orchestrationFields = {
  id: uuid,
  profile_id: uuid,
  identity_id: optional(Schema.String),
  account_id: optional(Schema.String),
  customer_id: uuid,
  ref_id: word,
  source_asset: word,
  destination_asset: word,
  source_amount: decimal,
  source_transfer: optional(leg),
  destination_transfer: optional(leg),
  source,
  destination,
  orchestration_rule_id: optional(uuid),
  created_at: instant,
  updated_at: instant,
  metadata: optional(metadata)
}
const begun = Schema.Struct({ ...orchestrationFields, status: Schema.Literals(["PENDING", "PROCESSING"]) })
const ended = Schema.Struct({ ...orchestrationFields, status: Schema.Literals(["COMPLETED", "REJECTED"]) })
const failed = Schema.Struct({
  ...orchestrationFields,
  status: Schema.Literal("FAILED"),
  fail_reason: Schema.Struct({ detail: word })
})

/** A reply to a create has not ended. */
export const createdOrchestration = begun
/** `fail_reason` belongs to FAILED alone. */
export const orchestration = Schema.Union([begun, ended, failed])

// -- Rules: docs/vendor-facts.md#orch-rule-object, #orch-rule-statuses

const ruleFields = {
  id: uuid,
  ref_id: word,
  nickname: optional(word),
  profile_id: uuid,
  identity_id: optional(Schema.String),
  account_id: optional(Schema.String),
  source_asset: word,
  destination_asset: word,
  source: Schema.Union([
    // A rule that waits or was refused has no address to pay to yet: docs/vendor-facts.md#orch-rule-approval.
    Schema.Struct({
      crypto: Schema.Struct({ address_id: optional(word), address: optional(word), network: word })
    }),
    Schema.Struct({
      fiat: Schema.Struct({
        deposit_instructions_id: optional(word),
        network: word,
        account_type: optional(word),
        memo_id: optional(word)
      })
    })
  ]),
  destination: optional(
    Schema.Union([
      profileSide,
      Schema.Struct({ crypto: Schema.Struct({ address: word, network: word }) }),
      Schema.Struct({ fiat: Schema.Struct({ fiat_account_id: word, memo: optional(word) }) })
    ])
  ),
  created_at: instant
}
export const rule = Schema.Struct({
  ...ruleFields,
  status: Schema.Literals(["ACTIVE", "DELETED", "PENDING", "REJECTED"])
})
export const createdRule = Schema.Struct({ ...ruleFields, status: Schema.Literals(["ACTIVE", "PENDING"]) })
export const deletedRule = Schema.Struct({ ...ruleFields, status: Schema.Literal("DELETED") })

// -- Profiles: docs/vendor-facts.md#profiles, #balances

export const profile = Schema.Struct({
  id: uuid,
  nickname: word,
  type: Schema.Literals(["DEFAULT", "NORMAL"]),
  description: optional(Schema.String)
})
export const balance = Schema.Struct({ asset: word, available: decimal, trading: decimal })

// -- Events: docs/vendor-facts.md#event-shapes, #event-status-change, #event-transfer-object

const statusChange = Schema.Struct({
  id: uuid,
  ref_id: word,
  status: Schema.Literals(["PROCESSING", "COMPLETED", "FAILED"]),
  orchestration_rule_id: optional(uuid)
})
const transferChange = Schema.Struct({
  id: uuid,
  type: word,
  status: Schema.Literals(["PENDING", "COMPLETED", "FAILED"]),
  profile_id: optional(uuid),
  ref_id: optional(word),
  crypto_network: optional(word),
  crypto_tx_hash: optional(word),
  crypto_tx_index: optional(integer),
  memo: optional(word)
})
const eventFields = { id: uuid, created_at: instant, undelivered_webhooks: integer }
export const event = Schema.Union([
  Schema.Struct({
    ...eventFields,
    type: Schema.Literals(["orchestration.processing", "orchestration.completed", "orchestration.failed"]),
    object_type: Schema.Literal("orchestration_status_change"),
    object: statusChange
  }),
  Schema.Struct({
    ...eventFields,
    type: form(/^transfer\.[a-z_]+\.(?:pending|completed|failed)$/u, "a transfer event"),
    object_type: Schema.Literal("transfer_status_change"),
    object: transferChange
  })
])

/** Rows under each of the names, and the cursor of the next page. Source: docs/vendor-facts.md#pagination. */
export const page = <S extends Schema.Top>(row: S, ...names: ReadonlyArray<string>) =>
  Schema.Struct({
    ...Object.fromEntries(names.map((name) => [name, Schema.Array(row)])),
    next_page_cursor: optional(Schema.String)
  })

/** Source: docs/vendor-facts.md#auth-token. */
export const token = Schema.Struct({
  access_token: word,
  expires_in: integer,
  scope: word,
  token_type: Schema.Literal("bearer")
})

export const empty = Schema.Struct({}).check(Schema.isMaxProperties(0))
export const activity = Schema.Struct({ activity_id: uuid })
