import axios from "axios"

type Conversion = {
  id?: string
  profile_id: string
  amount: string
  source_asset: string
  target_asset: string
  status?: string
}

export const create = (conversion: Conversion) =>
  axios.post<Conversion>("https://api.paxos.com/v2/conversion/stablecoins", conversion)
