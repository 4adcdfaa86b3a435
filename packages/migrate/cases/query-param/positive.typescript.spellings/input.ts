import type { Api } from "./api.ts"

export async function inUrl(api: Api, begin: string, end: string) {
  const page = await api.get(`/conversion/stablecoins?created_at.begin=${begin}&created_at.end=${end}&limit=100`)
  console.log(page.items.length)
}

export async function inObject(api: Api, begin: string) {
  const page = await api.get("/conversion/stablecoins", { params: { "created_at.begin": begin, order: "ASC" } })
  console.log(page.items.length)
}

export async function onUrl(begin: string, end: string) {
  const url = new URL("https://api.paxos.com/v2/conversion/stablecoins")
  url.searchParams.set("created_at.begin", begin)
  url.searchParams.append("created_at.end", end)
  const page = await (await fetch(url)).json()
  console.log(page.items.length)
}

export async function onParameters(begin: string) {
  const parameters = new URLSearchParams([["created_at.begin", begin]])
  const reply = await fetch("https://api.paxos.com/v2/conversion/stablecoins?" + parameters.toString())
  console.log(reply.ok)
}
