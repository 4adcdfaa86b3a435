/** Closed shapes of addresses, bank accounts and deposit instructions. See shapes.ts for what these files are for. */
import * as Schema from "effect/Schema"

import { instant, uuid } from "./shapes.ts"

const optional = Schema.optionalKey
const word = Schema.NonEmptyString
const metadata = Schema.Record(Schema.String, Schema.String)

/** Source: docs/vendor-facts.md#networks. */
const network = Schema.Literals([
  "BITCOIN",
  "ETHEREUM",
  "BITCOIN_CASH",
  "LITECOIN",
  "SOLANA",
  "POLYGON_POS",
  "BASE",
  "ARBITRUM_ONE",
  "STELLAR",
  "INK",
  "XLAYER",
  "AVALANCHE",
  "DOGECOIN",
  "SUI",
  "ROBINHOOD",
  "BNB"
])

/** Source: docs/vendor-facts.md#deposit-addresses. */
export const depositAddress = Schema.Struct({
  id: uuid,
  profile_id: uuid,
  customer_id: uuid,
  crypto_network: network,
  identity_id: optional(Schema.String),
  ref_id: optional(word),
  metadata: optional(metadata),
  address: word,
  account_id: optional(Schema.String),
  conversion_target_asset: Schema.Literals(["NO_CONVERSION", "USD"]),
  compatible_crypto_networks: optional(Schema.Array(network)),
  created_at: instant
})

const approval = Schema.Literals(["PENDING", "APPROVED", "REJECTED"])

const geographic = Schema.Struct({
  country: word,
  address1: optional(Schema.String),
  address2: optional(Schema.String),
  city: optional(Schema.String),
  province: optional(Schema.String),
  zip_code: optional(Schema.String)
})

/** Source: docs/vendor-facts.md#travel-rule-fields. */
const travelRule = Schema.Struct({
  beneficiary: optional(
    Schema.Struct({
      person_details: optional(
        Schema.Struct({ first_name: word, last_name: word, physical_address: optional(geographic) })
      ),
      institution_details: optional(Schema.Struct({ name: word, physical_address: optional(geographic) })),
      self: optional(Schema.Boolean)
    })
  ),
  vasp: optional(
    Schema.Struct({
      id: optional(word),
      name: optional(word),
      custom_vasp_name: optional(word),
      custom_vasp_website: optional(word)
    })
  ),
  custodian_type: optional(Schema.Literals(["VASP", "PRIVATE"])),
  transfer_purpose: optional(Schema.String)
})

/** Source: docs/vendor-facts.md#crypto-destination. */
export const destinationAddress = Schema.Struct({
  id: uuid,
  identity_id: optional(Schema.String),
  crypto_network: network,
  address: word,
  nickname: optional(Schema.String),
  status: approval,
  created_at: instant,
  bookmarked: Schema.Boolean,
  policy_execution_id: optional(word),
  travelrule_metadata: optional(travelRule)
})

const routing = Schema.Struct({
  routing_number_type: Schema.Literals(["ABA", "SWIFT"]),
  routing_number: word,
  bank_name: word,
  bank_address: geographic
})

/** One network's account; which one depends on the bank. Sources: docs/vendor-facts.md#fiat-accounts. */
const wire = (isFull: boolean) =>
  Schema.Struct({
    account_number: word,
    fiat_account_owner_address: isFull ? geographic : optional(geographic),
    routing_details: routing,
    intermediary_routing_details: optional(routing)
  })
const instructions = (isFull: boolean) =>
  Schema.Union([
    Schema.Struct({ wire: wire(isFull) }),
    Schema.Struct({ cbit: Schema.Struct({ wallet_address: word }) }),
    Schema.Struct({ dbs_act: Schema.Struct({ account_number: word }) }),
    Schema.Struct({ cubix: Schema.Struct({ account_id: word }) }),
    Schema.Struct({ scb: Schema.Struct({ account_number: word }) }),
    Schema.Struct({
      rtp: Schema.Struct({
        account_number: word,
        fiat_account_owner_address: optional(geographic),
        routing_details: Schema.Struct({
          routing_number: word,
          bank_name: optional(word),
          bank_address: optional(geographic)
        })
      })
    })
  ])

const owner = Schema.Union([
  Schema.Struct({ person_details: Schema.Struct({ first_name: word, last_name: word }) }),
  Schema.Struct({ institution_details: Schema.Struct({ name: word }) })
])

const fiatAccountFields = (isFull: boolean) => ({
  id: uuid,
  ref_id: optional(word),
  identity_id: optional(Schema.String),
  account_id: optional(Schema.String),
  fiat_account_owner: isFull ? owner : optional(owner),
  fiat_network_instructions: instructions(isFull),
  status: approval,
  metadata: optional(metadata),
  created_at: instant,
  updated_at: optional(instant)
})
export const fiatAccount = Schema.Struct(fiatAccountFields(true))
/** A list may leave the owner out, and shows of the account number only its end. */
export const listedFiatAccount = Schema.Struct(fiatAccountFields(false))

/** Source: docs/vendor-facts.md#fiat-deposit-instructions. */
export const depositInstructions = Schema.Struct({
  id: uuid,
  profile_id: uuid,
  identity_id: Schema.String,
  account_id: optional(Schema.String),
  ref_id: optional(word),
  status: Schema.Literals(["VALID", "DEPRECATED"]),
  memo_id: word,
  fiat_network_instructions: instructions(true),
  fiat_account_owner: optional(owner),
  metadata: optional(metadata),
  created_at: instant
})
