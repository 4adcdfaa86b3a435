/** The examples in the vendor's document, and what is known to be wrong with some of them. */
import type * as VendorSpec from "./VendorSpec.ts"

/** An example with the schema that it is an example of. */
export interface Example {
  readonly name: string
  readonly schema: VendorSpec.Schema
  readonly value: unknown
}

const resolve = (document: VendorSpec.Document, reference: string): unknown =>
  document.components.examples?.[reference.split("/").at(-1)!]?.value

const ofMedia = (document: VendorSpec.Document, name: string, media: VendorSpec.MediaType): ReadonlyArray<Example> => {
  const { schema } = media
  if (schema === undefined) return []
  const single = media.example === undefined ? [] : [{ name, schema, value: media.example }]
  return [
    ...single,
    ...Object.entries(media.examples ?? {}).map(([key, example]) => ({
      name: `${name} ${key}`,
      schema,
      value: example.$ref === undefined ? example.value : resolve(document, example.$ref)
    }))
  ]
}

/** Every example of the document: of requests, of answers, of schemas. */
export const examples = (document: VendorSpec.Document): ReadonlyArray<Example> => [
  ...Object.values(document.paths).flatMap((methods) =>
    Object.values(methods).flatMap((operation) => [
      ...Object.values(operation.requestBody?.content ?? {}).flatMap((media) =>
        ofMedia(document, `${operation.operationId} request`, media)
      ),
      ...Object.entries(operation.responses ?? {}).flatMap(([status, { content = {} }]) =>
        Object.values(content).flatMap((media) => ofMedia(document, `${operation.operationId} ${status}`, media))
      )
    ])
  ),
  ...Object.entries(document.components.schemas).flatMap(([name, schema]) =>
    schema["example"] === undefined
      ? []
      : [{ name: `schema ${name}`, schema: { $ref: `#/components/schemas/${name}` }, value: schema["example"] }]
  )
]

const stray = "a quote slipped into a key (amount', account_id', created_at')"
const misplaced =
  "keys stand one level too deep: bank details or metadata inside the owner, or owner and metadata inside the details"
const emptyLine = "an empty address2, which the pattern of address lines does not allow"
const shortened = "the sample leaves required keys out"

/** Examples that break the vendor's own schemas, and how. The sandbox follows the schemas, never these. */
export const knownErrors: Readonly<Record<string, string>> = {
  "CreateStablecoinConversion request Create Stablecoin Conversion": stray,
  "CreateStablecoinConversion 200 Create Stablecoin Conversion": stray,
  "GetStablecoinConversion 200 Get Stablecoin Conversion": stray,
  "InitiateSandboxFiatDeposit request": emptyLine,
  "ListFiatAccounts 200": `${misplaced}; hidden parts are null, which no schema allows`,
  "CreateFiatAccount 200": misplaced,
  "UpdateFiatAccount 200": misplaced,
  "UpdateFiatAccount request Update fiat account owner address": misplaced,
  "UpdateFiatAccount request Update routing bank name & address": misplaced,
  "UpdateFiatAccount request Update intermediary bank name & address": `${misplaced}; and its keys are in no schema`,
  "ListFiatDepositInstructions 200": `${misplaced}; ${shortened}; a customer_id that is in no schema; ${emptyLine}`,
  "CreateFiatDepositInstructions 200": `${misplaced}; ${shortened}; a customer_id that is in no schema; ${emptyLine}`,
  "GetFiatDepositInstructions 200": `${misplaced}; ${shortened}; a customer_id that is in no schema; ${emptyLine}`,
  "CreateFiatDepositInstructions request Create fiat deposit instructions": "a blank slipped into the key account_id",
  "schema CreateFiatAccountRequest": `${shortened}: routing_number_type`,
  "schema ProfilePublicUpdateProfileBody": "profile_id stands in the body although it is part of the path"
}
