/** Bank accounts of every network, deposit instructions, and orchestrations that pay out to a bank. */
import type { Recorder } from "../Recorder.ts"

const ACCOUNTS = "/transfer/fiat-accounts"
const INSTRUCTIONS = "/transfer/fiat-deposit-instructions"

const place = { country: "USA", address1: "456 Main Street", city: "New York", province: "NY", zip_code: "10101" }
const routing = {
  routing_number_type: "ABA",
  routing_number: "123456789",
  bank_name: "Customers Bank",
  bank_address: place
}
const wire = { account_number: "12345678", fiat_account_owner_address: place, routing_details: routing }

const networks = [
  { wire },
  { wire: { ...wire, intermediary_routing_details: { ...routing, routing_number_type: "SWIFT" } } },
  { cubix: { account_id: "cubix-1" } },
  { dbs_act: { account_number: "1" } },
  { scb: { account_number: "2" } },
  { cbit: { wallet_address: "0x1" } },
  { rtp: { account_number: "3", routing_details: { routing_number: "123456789" } } }
]

const accounts = (recorder: Recorder): string => {
  const { advance, sandbox, send } = recorder
  const person = { person_details: { first_name: "Jane", last_name: "Doe" } }
  const created = networks.map((instructions, index) =>
    send("POST", ACCOUNTS, {
      fiat_account_owner: index % 2 === 0 ? person : { institution_details: { name: "Big Tech Inc" } },
      fiat_network_instructions: instructions,
      ...(index === 1 ? { ref_id: "bank-1", identity_id: "i", account_id: "a", metadata: { a: "b" } } : {})
    })
  )
  const [first, second] = created.map(({ body }) => body.id as string)
  send("POST", ACCOUNTS, { ref_id: "bank-1", fiat_account_owner: person, fiat_network_instructions: { wire } })
  send("POST", ACCOUNTS, { fiat_account_owner: person, fiat_network_instructions: {} })
  send("GET", `${ACCOUNTS}/${first}`)
  send("GET", `${ACCOUNTS}/123456`)
  advance("10m")
  send("GET", `${ACCOUNTS}/${first}`)
  send("PUT", `${ACCOUNTS}/${first}`, { fiat_account_owner: { institution_details: { name: "Other" } } })
  send("PUT", `${ACCOUNTS}/${first}`, {
    fiat_account_owner: { person_details: { first_name: "John", last_name: "Smith" } },
    fiat_network_instructions: { wire: { routing_details: { bank_name: "Other Bank" } } },
    metadata: { key1: "value1" }
  })
  advance("10m")
  sandbox.control.approvals.policy({ fiatAccounts: true })
  send("PUT", `${ACCOUNTS}/${second}`, { metadata: {} })
  sandbox.control.approvals.reject(second!)
  sandbox.control.approvals.policy({ fiatAccounts: false })
  send("GET", ACCOUNTS)
  send("GET", `${ACCOUNTS}?ref_ids=bank-1&limit=1`)
  send("DELETE", `${ACCOUNTS}/${second}`)
  send("DELETE", `${ACCOUNTS}/123456`)
  send("GET", `${ACCOUNTS}/${second}?include_deleted=true`)
  return first!
}

const instructions = ({ profile, send }: Recorder): void => {
  for (const network of ["WIRE", "DBS_ACT", "CUBIX", "SCB", "RTP"]) {
    send("POST", INSTRUCTIONS, { profile_id: profile, fiat_network: network })
  }
  const full = {
    profile_id: profile,
    fiat_network: "WIRE",
    routing_number_type: "SWIFT",
    ref_id: "instructions-1",
    identity_id: "identity",
    account_id: "account",
    metadata: { my_id: "1" }
  }
  const { id } = send("POST", INSTRUCTIONS, full).body
  send("POST", INSTRUCTIONS, full)
  send("POST", INSTRUCTIONS, { profile_id: profile, fiat_network: "SEPA" })
  send("GET", `${INSTRUCTIONS}/${id}`)
  send("GET", `${INSTRUCTIONS}/invalid-uuid`)
  send("GET", INSTRUCTIONS)
  send("GET", `${INSTRUCTIONS}?ref_ids=instructions-1&order=ASC&limit=1`)
}

export const exercise = (recorder: Recorder): void => {
  const { advance, profile, send } = recorder
  const account = accounts(recorder)
  instructions(recorder)
  const { id } = send("POST", "/orchestration/orchestrations", {
    ref_id: "to-bank",
    source_amount: "12.34",
    source_asset: "PYUSD",
    destination_asset: "USD",
    source: { profile: { profile_id: profile } },
    destination: { fiat: { bank_account_id: account, memo: "invoice 1" } }
  }).body
  send("GET", `/orchestration/orchestrations/${id}`)
  advance("10m")
  send("GET", `/orchestration/orchestrations/${id}`)
}
