/** Legacy texts for the tests. */

export const request = `{
  "profile_id": "3c2e5a5e-7f0c-4b0f-9d1e-0d5a0b9f2f01",
  "amount": "100.00",
  "source_asset": "USD",
  "target_asset": "PYUSD",
  "ref_id": "payout-1"
}
`

/** A create with method, address and body in reach: safe. */
export const http = `POST https://api.paxos.com/v2/conversion/stablecoins
Content-Type: application/json

${request}`

/** A cancel: nobody can rewrite it. */
export const cancel = "DELETE https://api.paxos.com/v2/conversion/stablecoins/e9a2f4c1-6b8d-4e3a-b5c7-1d0f9e8a7b6c\n"

/** Code that creates, and does nothing with the answer: safe. */
export const typescript = `export const create = async (id: string): Promise<void> => {
  await fetch("https://api.paxos.com/v2/conversion/stablecoins", {
    method: "POST",
    body: JSON.stringify({
      profile_id: id,
      amount: "100.00",
      source_asset: "USD",
      target_asset: "PYUSD",
      ref_id: "payout-1"
    })
  })
}
`

/** Code that asks by an id: somebody must look whose id that is. */
export const asking = `export const ask = async (id: string): Promise<void> => {
  const reply = await fetch(\`https://api.paxos.com/v2/conversion/stablecoins/\${id}\`)
  if (!reply.ok) throw new Error("refused")
}
`
