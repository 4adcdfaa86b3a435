import axios from "axios"

interface NewConversion {
  profile_id: string
  amount: string
  source_asset: string
  target_asset: string
  metadata?: Record<string, string>
}

export const create = (body: NewConversion) => {
  console.log(`converting ${body.amount} ${body.source_asset}`)
  return axios.post("https://api.paxos.com/v2/conversion/stablecoins", body)
}

export const again = (body: Readonly<NewConversion>) =>
  fetch("https://api.paxos.com/v2/conversion/stablecoins", { method: "POST", body: JSON.stringify(body) })
