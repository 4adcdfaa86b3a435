import axios from "axios"

// An order of the same vendor has no ref_id of ours, and neither has a filter of orchestrations.
interface NewOrder {
  profile_id: string
  amount: string
  target_asset: string
}

interface NewOrchestration {
  ref_id: string
  source_amount: string
  source_asset: string
  destination_asset: string
}

interface Filter {
  source_asset: string
  destination_asset: string
}

interface Referenced {
  source_amount: string
  source_asset: string
  destination_asset: string
}

export const order = (profile: string, body: NewOrder) =>
  axios.post(`https://api.paxos.com/v2/profiles/${profile}/orders`, body)

export const create = (body: NewOrchestration) =>
  axios.post("https://api.paxos.com/v2/orchestration/orchestrations", body)

export const list = (params: Filter) =>
  axios.get("https://api.paxos.com/v2/orchestration/orchestrations", { params })

export const referenced = (body: Referenced, refId: string) =>
  axios.post("https://api.paxos.com/v2/orchestration/orchestrations", { ...body, ref_id: refId })
