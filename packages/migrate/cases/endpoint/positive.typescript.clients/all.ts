import axios from "axios"
import got from "got"
import ky from "ky"
import https from "node:https"
import superagent from "superagent"
import { request } from "undici"

const base = "https://api.paxos.com/v2"
const api = axios.create({ baseURL: base })

async function instance(profile: string) {
  await api.post("/orchestration/orchestrations", { ref_id: "a-1", source: { profile: { profile_id: profile } }, destination: { profile: { profile_id: profile } }, source_amount: "1", source_asset: "USD", destination_asset: "PYUSD" })
}

async function config(profile: string) {
  await axios({
    method: "post",
    url: `${base}/orchestration/orchestrations`,
    data: { ref_id: "a-2", source: { profile: { profile_id: profile } }, destination: { profile: { profile_id: profile } }, source_amount: "1", source_asset: "USD", destination_asset: "PYUSD" }
  })
}

async function gotten(profile: string) {
  await got.post(base + "/orchestration/orchestrations", {
    json: { ref_id: "a-3", source: { profile: { profile_id: profile } }, destination: { profile: { profile_id: profile } }, source_amount: "1", source_asset: "USD", destination_asset: "PYUSD" }
  })
}

async function kyed(profile: string) {
  await ky("orchestration/orchestrations", {
    method: "POST",
    prefixUrl: base,
    json: { ref_id: "a-4", source: { profile: { profile_id: profile } }, destination: { profile: { profile_id: profile } }, source_amount: "1", source_asset: "USD", destination_asset: "PYUSD" }
  })
}

async function undicied(profile: string) {
  await request(`${base}/orchestration/orchestrations`, {
    method: "POST",
    body: JSON.stringify({ ref_id: "a-5", source: { profile: { profile_id: profile } }, destination: { profile: { profile_id: profile } }, source_amount: "1", source_asset: "USD", destination_asset: "PYUSD" })
  })
}

async function agent(profile: string) {
  await superagent
    .post(`${base}/orchestration/orchestrations`)
    .set("accept", "application/json")
    .send({ ref_id: "a-6", source: { profile: { profile_id: profile } }, destination: { profile: { profile_id: profile } }, source_amount: "1", source_asset: "USD", destination_asset: "PYUSD" })
}

function raw(profile: string) {
  const outgoing = https.request({ host: "api.paxos.com", path: "/v2/orchestration/orchestrations", method: "POST" })
  outgoing.write(JSON.stringify({ ref_id: "a-7", source: { profile: { profile_id: profile } }, destination: { profile: { profile_id: profile } }, source_amount: "1", source_asset: "USD", destination_asset: "PYUSD" }))
  outgoing.end()
}

class Client {
  async create(profile: string) {
    await this.request("POST", "/orchestration/orchestrations", {
      ref_id: "a-8",
      source: {
        profile: {
          profile_id: profile
        }
      },
      destination: {
        profile: {
          profile_id: profile
        }
      },
      source_amount: "1",
      source_asset: "USD",
      destination_asset: "PYUSD"
    })
  }
}
