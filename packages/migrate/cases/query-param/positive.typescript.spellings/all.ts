import type { Api } from "./api.ts"

export async function inUrl(api: Api, begin: string, end: string) {
  const page = await api.get(`/orchestration/orchestrations?created_at.gte=${begin}&created_at.lte=${end}&limit=100`)
  console.log(page.items.length)
}

export async function inObject(api: Api, begin: string) {
  const page = await api.get("/orchestration/orchestrations", { params: { "created_at.gte": begin, order: "ASC" } })
  console.log(page.items.length)
}

export async function onUrl(begin: string, end: string) {
  const url = new URL("https://api.paxos.com/v2/orchestration/orchestrations")
  url.searchParams.set("created_at.gte", begin)
  url.searchParams.append("created_at.lte", end)
  const page = await (await fetch(url)).json()
  console.log(page.items.length)
}

export async function onParameters(begin: string) {
  const parameters = new URLSearchParams([["created_at.gte", begin]])
  const reply = await fetch("https://api.paxos.com/v2/orchestration/orchestrations?" + parameters.toString())
  console.log(reply.ok)
}
