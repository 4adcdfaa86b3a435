import { http } from "./http"
const OPEN = "CREATED"
const words = { open: "CREATED", done: "SETTLED" } as const
export async function state(id: string) {
  const { data } = await http.get(`/v2/conversion/stablecoins/${id}`)
  const quote = (await http.get(`/v2/profiles/p/quote-executions/${id}`)).data
  if (quote.status === OPEN) return "quote"
  return data.status === OPEN || data.status === words.open
}
