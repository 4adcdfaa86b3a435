import axios from "axios"

interface Added {
  profile_id: string
  amount: string
  target_asset: string
}

interface NewOrchestration {
  source_amount: string
  source_asset: string
  destination_asset: string
}

export const added = (body: Added) => {
  Object.assign(body, identity())
  return axios.post("https://api.paxos.com/v2/conversion/stablecoins", body)
}

export const orchestrate = (body: NewOrchestration) =>
  axios.post("https://api.paxos.com/v2/orchestration/orchestrations", body)
