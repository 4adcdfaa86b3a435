/** Owners and instructions of bank accounts, as requests carry them. Source: docs/vendor-facts.md#fiat-accounts. */
import * as Schema from "effect/Schema"

const Text = Schema.String.check(Schema.isMinLength(1), Schema.isMaxLength(200))
/** The vendor allows at most 35 of these characters; `address2` is empty in its own samples. */
const Line = Schema.String.check(
  Schema.isPattern(/^[0-9A-Za-z /?:().,&'+-]{0,35}$/u, {
    expected: "at most 35 letters, digits, spaces and /?:().,&'+-"
  })
)

const MailingAddress = Schema.Struct({
  country: Line.check(Schema.isMinLength(1)),
  address1: Schema.optionalKey(Line),
  address2: Schema.optionalKey(Line),
  city: Schema.optionalKey(Line),
  province: Schema.optionalKey(Line),
  zip_code: Schema.optionalKey(Line)
})

const exactlyOne = { message: "Expected exactly one of the variants" }

/** A person or an institution. */
export const Owner = Schema.Struct({
  person_details: Schema.optionalKey(Schema.Struct({ first_name: Text, last_name: Text })),
  institution_details: Schema.optionalKey(Schema.Struct({ name: Text }))
}).check(Schema.isBetweenProperties(1, 1, exactlyOne))
export type Owner = typeof Owner.Type

const WireRouting = Schema.Struct({
  routing_number_type: Schema.Literals(["ABA", "SWIFT"]),
  routing_number: Text,
  bank_name: Text,
  bank_address: MailingAddress
})

/** Exactly one bank network, with what it asks for. */
export const Instructions = Schema.Struct({
  wire: Schema.optionalKey(
    Schema.Struct({
      account_number: Text,
      fiat_account_owner_address: MailingAddress,
      routing_details: WireRouting,
      intermediary_routing_details: Schema.optionalKey(WireRouting)
    })
  ),
  cubix: Schema.optionalKey(Schema.Struct({ account_id: Text })),
  dbs_act: Schema.optionalKey(Schema.Struct({ account_number: Text })),
  scb: Schema.optionalKey(Schema.Struct({ account_number: Text })),
  cbit: Schema.optionalKey(Schema.Struct({ wallet_address: Text })),
  rtp: Schema.optionalKey(
    Schema.Struct({
      account_number: Text,
      fiat_account_owner_address: Schema.optionalKey(MailingAddress),
      routing_details: Schema.Struct({
        routing_number: Text,
        bank_name: Schema.optionalKey(Text),
        bank_address: Schema.optionalKey(MailingAddress)
      })
    })
  )
}).check(Schema.isBetweenProperties(1, 1, exactlyOne))
export type Instructions = typeof Instructions.Type

const WireRoutingUpdate = Schema.Struct({
  bank_name: Schema.optionalKey(Text),
  bank_address: Schema.optionalKey(MailingAddress)
})

/** What of a wire's instructions may be changed later. */
export const InstructionsUpdate = Schema.Struct({
  wire: Schema.optionalKey(
    Schema.Struct({
      fiat_account_owner_address: Schema.optionalKey(MailingAddress),
      routing_details: Schema.optionalKey(WireRoutingUpdate),
      intermediary_routing_details: Schema.optionalKey(WireRoutingUpdate)
    })
  )
})
export type InstructionsUpdate = typeof InstructionsUpdate.Type
