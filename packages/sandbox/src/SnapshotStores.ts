/**
 * What a snapshot must hold for each store. Only what the sandbox relies on is named: other fields pass, so that a
 * record may grow without a word here.
 */
import { Decimal } from "@segue/core/Decimal"
import { Id, Metadata } from "@segue/core/Id"
import * as Schema from "effect/Schema"

import * as Faults from "./Faults.ts"
import * as FiatShapes from "./FiatShapes.ts"
import * as Instructions from "./resources/fiat-deposit-instructions/store.ts"
import * as Outcomes from "./resources/orchestrations/store.ts"

const optional = Schema.optionalKey
const Text = Schema.String
const Flag = Schema.Boolean
const Micros = Schema.Int.check(
  Schema.isBetween({ minimum: 0, maximum: 253_402_300_800_000_000 }, { expected: "microseconds since 1970" })
)
const Count = Schema.Int.check(Schema.isBetween({ minimum: 0, maximum: Number.MAX_SAFE_INTEGER }))
const Any = Schema.Record(Schema.String, Schema.Unknown)
const Row = { id: Id, createdMicros: Micros }
const Identities = { identityId: optional(Text), accountId: optional(Text) }

const table = <F extends Schema.Struct.Fields>(fields: F) => {
  const row = Schema.Struct({ ...Row, ...fields })
  return Schema.Struct({ rows: Schema.Array(row), history: Schema.Array(Schema.Tuple([Id, Micros, row])) })
}

const conversions = table({
  ...Identities,
  profileId: Id,
  recipientProfileId: optional(Id),
  amount: Decimal,
  sourceAsset: Id,
  targetAsset: Id,
  refId: optional(Id),
  metadata: optional(Metadata),
  status: Schema.Literals(["CREATED", "SETTLED", "CANCELLED"]),
  updatedMicros: Micros,
  settledMicros: optional(Micros),
  cancelledMicros: optional(Micros),
  plan: optional(Schema.Literals(["stay", "late"]))
})

const Leg = Schema.Struct({
  transferId: optional(Id),
  status: Schema.Literals(["PENDING", "PROCESSING", "COMPLETED", "FAILED"])
})

const orchestrations = table({
  ...Identities,
  refId: Id,
  sourceAsset: Id,
  destinationAsset: Id,
  amount: Decimal,
  source: Schema.Struct({ profileId: Id, shown: Any }),
  destination: Schema.Struct({
    kind: Schema.Literals(["profile", "crypto", "fiat"]),
    profileId: optional(Id),
    network: optional(Text),
    shown: Any
  }),
  ruleId: optional(Id),
  metadata: optional(Metadata),
  status: Schema.Literals(["PENDING", "PROCESSING", "COMPLETED", "FAILED", "REJECTED"]),
  failDetail: optional(Text),
  isHeld: Flag,
  isMirror: optional(Flag),
  plan: optional(Schema.Struct({ outcome: Schema.Literals(Outcomes.outcomes), detail: Text })),
  sourceTransfer: optional(Leg),
  destinationTransfer: optional(Leg),
  updatedMicros: Micros,
  history: Schema.Array(Schema.Tuple([Text, Micros]))
})

const rules = table({
  ...Identities,
  refId: Id,
  nickname: optional(Text),
  profileId: Id,
  status: Schema.Literals(["PENDING", "ACTIVE", "REJECTED", "DELETED"]),
  sourceAsset: Id,
  destinationAsset: Id,
  source: Schema.Union([
    Schema.Struct({
      kind: Schema.Literal("crypto"),
      network: Text,
      addressId: optional(Text),
      address: optional(Text)
    }),
    Schema.Struct({
      kind: Schema.Literal("fiat"),
      network: Schema.Literals(["WIRE", "CUBIX"]),
      accountType: optional(Schema.Literals(["SWIFT", "ABA"])),
      instructionsId: optional(Text),
      memoId: optional(Text)
    })
  ]),
  destination: optional(
    Schema.Union([
      Schema.Struct({ kind: Schema.Literal("profile"), profileId: Id }),
      Schema.Struct({ kind: Schema.Literal("crypto"), address: Text, network: Text, identityId: optional(Text) }),
      Schema.Struct({ kind: Schema.Literal("fiat"), fiatAccountId: Id, memo: optional(Text) })
    ])
  )
})

const statuses = Schema.Literals(["PENDING", "APPROVED", "REJECTED"])
const Happening = { type: Text, objectType: Text, object: Any }

/** By the name of the store. */
export const schemas = {
  profiles: table({
    nickname: Text,
    type: Schema.Literals(["DEFAULT", "NORMAL"]),
    description: optional(Text),
    deactivated: Flag
  }),
  conversions,
  orchestrations,
  rules,
  cryptoAddresses: table({
    identityId: optional(Text),
    network: Text,
    address: Text,
    nickname: optional(Text),
    status: statuses,
    isBookmarked: Flag,
    travelRule: optional(
      Schema.Struct({ beneficiary: optional(Any), vasp: optional(Metadata), custodian_type: optional(Text) })
    )
  }),
  depositAddresses: table({
    ...Identities,
    profileId: Id,
    network: Text,
    address: Text,
    refId: optional(Text),
    metadata: optional(Metadata),
    conversionTarget: Schema.Literals(["NO_CONVERSION", "USD"]),
    ruleId: optional(Text)
  }),
  fiatAccounts: table({
    ...Identities,
    refId: optional(Text),
    owner: FiatShapes.Owner,
    instructions: FiatShapes.Instructions,
    metadata: optional(Metadata),
    status: statuses,
    isDeleted: Flag,
    updatedMicros: Micros
  }),
  fiatDepositInstructions: table({
    ...Identities,
    profileId: Id,
    refId: optional(Text),
    memoId: Text,
    network: Schema.Literals(Instructions.networks),
    routing: Schema.Literals(["ABA", "SWIFT"]),
    metadata: optional(Metadata),
    ruleId: optional(Text)
  }),
  fiatDeposits: table({ memoId: Text, amount: Decimal }),
  events: table({ ...Happening, isTest: Flag, visibleMicros: Micros }),
  heldEvents: Schema.Array(Schema.Tuple([Id, Schema.Struct(Happening)])),
  webhooks: table({
    name: Text,
    url: Text,
    auth: Schema.Union([
      Schema.Struct({ type: Schema.Literal("none") }),
      Schema.Struct({ type: Schema.Literal("api-key"), header: Text, value: Text }),
      Schema.Struct({ type: Schema.Literal("oauth"), tokenUrl: Text, clientId: Text, clientSecret: Text })
    ]),
    rate: Schema.Int.check(Schema.isBetween({ minimum: 1, maximum: 100 })),
    isDeleted: Flag,
    freeMicros: Micros
  }),
  deliveries: table({
    webhookId: Id,
    eventId: Id,
    type: Text,
    isTest: Flag,
    body: Text,
    state: Text,
    attempts: Schema.Array(Schema.Struct({ atMicros: Micros })),
    nextMicros: optional(Micros)
  }),
  tokens: Schema.Struct({
    credentials: Schema.Array(Schema.Struct({ clientId: Text, clientSecret: Text, scopes: Schema.Array(Text) })),
    tokens: Schema.Array(
      Schema.Tuple([Id, Schema.Struct({ clientId: Text, scopes: Schema.Array(Text), expiresMicros: Schema.Finite })])
    )
  }),
  approvals: Schema.Struct({ orchestrations: Flag, rules: Flag, fiatAccounts: Flag, cryptoAddresses: Flag }),
  faults: Schema.Struct({
    active: Schema.Array(Schema.Struct({ id: Id, rule: Faults.Rule, left: Schema.NullOr(Count), hits: Count })),
    added: Count,
    events: Faults.EventFaults
  }),
  rateLimits: Schema.Struct({ isOn: Flag })
} as const
