import axios from "axios"

const URL = "https://api.paxos.com/v2/conversion/stablecoins"

// Only the last of these is sent just as its type says.
interface Extending extends Referenced {
  profile_id: string
  amount: string
  target_asset: string
}

interface Merged {
  profile_id: string
  amount: string
  target_asset: string
}

interface Merged {
  client_reference: string
}

interface Indexed {
  profile_id: string
  amount: string
  target_asset: string
  [key: string]: string
}

interface Generic<Extra> {
  profile_id: string
  amount: string
  target_asset: string
  extra: Extra
}

interface Joined {
  profile_id: string
  amount: string
  target_asset: string
}

interface Spread {
  profile_id: string
  amount: string
  target_asset: string
}

interface Optional {
  ref_id?: string
  profile_id: string
  amount: string
  target_asset: string
}

interface Changed {
  profile_id: string
  amount: string
  target_asset: string
}

interface Parameterized {
  profile_id: string
  amount: string
  target_asset: string
}

type Composed = { amount: string; target_asset: string } & Referenced

interface Method {
  profile_id: string
  amount: string
  target_asset: string
  toJSON(): object
}

interface Transformed {
  profile_id: string
  amount: string
  target_asset: string
}

interface Plain {
  profile_id: string
  amount: string
  target_asset: string
}

export const extending = (body: Extending) => axios.post(URL, body)
export const merged = (body: Merged) => axios.post(URL, body)
export const indexed = (body: Indexed) => axios.post(URL, body)
export const generic = (body: Generic<Referenced>) => axios.post(URL, body)
export const joined = (body: Joined & Referenced) => axios.post(URL, body)
export const spread = (body: Spread, extra: Referenced) => axios.post(URL, { ...body, ...extra })
export const optional = (body: Optional) => axios.post(URL, body)
export const changed = (body: Changed) => {
  identify(body)
  return axios.post(URL, body)
}
export const parameterized = <Body extends Parameterized>(body: Body) => axios.post(URL, body)
export const composed = (body: Composed) => axios.post(URL, body)
export const method = (body: Method) => axios.post(URL, body)
export const transformed = (body: Transformed) =>
  axios.post(URL, body, { transformRequest: (data) => JSON.stringify(identified(data)) })
export const plain = (body: Plain) => axios.post(URL, body)
