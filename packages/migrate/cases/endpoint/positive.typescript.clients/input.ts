import axios from "axios"
import got from "got"
import ky from "ky"
import https from "node:https"
import superagent from "superagent"
import { request } from "undici"

const base = "https://api.paxos.com/v2"
const api = axios.create({ baseURL: base })

async function instance(profile: string) {
  await api.post("/conversion/stablecoins", { ref_id: "a-1", profile_id: profile, amount: "1", source_asset: "USD", target_asset: "PYUSD" })
}

async function config(profile: string) {
  await axios({
    method: "post",
    url: `${base}/conversion/stablecoins`,
    data: { ref_id: "a-2", profile_id: profile, amount: "1", source_asset: "USD", target_asset: "PYUSD" }
  })
}

async function gotten(profile: string) {
  await got.post(base + "/conversion/stablecoins", {
    json: { ref_id: "a-3", profile_id: profile, amount: "1", source_asset: "USD", target_asset: "PYUSD" }
  })
}

async function kyed(profile: string) {
  await ky("conversion/stablecoins", {
    method: "POST",
    prefixUrl: base,
    json: { ref_id: "a-4", profile_id: profile, amount: "1", source_asset: "USD", target_asset: "PYUSD" }
  })
}

async function undicied(profile: string) {
  await request(`${base}/conversion/stablecoins`, {
    method: "POST",
    body: JSON.stringify({ ref_id: "a-5", profile_id: profile, amount: "1", source_asset: "USD", target_asset: "PYUSD" })
  })
}

async function agent(profile: string) {
  await superagent
    .post(`${base}/conversion/stablecoins`)
    .set("accept", "application/json")
    .send({ ref_id: "a-6", profile_id: profile, amount: "1", source_asset: "USD", target_asset: "PYUSD" })
}

function raw(profile: string) {
  const outgoing = https.request({ host: "api.paxos.com", path: "/v2/conversion/stablecoins", method: "POST" })
  outgoing.write(JSON.stringify({ ref_id: "a-7", profile_id: profile, amount: "1", source_asset: "USD", target_asset: "PYUSD" }))
  outgoing.end()
}

class Client {
  async create(profile: string) {
    await this.request("POST", "/conversion/stablecoins", {
      ref_id: "a-8",
      profile_id: profile,
      amount: "1",
      source_asset: "USD",
      target_asset: "PYUSD"
    })
  }
}
