import type { Api } from "./api.ts"

const FINAL = new Set(["SETTLED", "CANCELLED"])

export async function untilFinal(api: Api, id: string) {
  let conversion = await api.get(`/conversion/stablecoins/${id}`)
  while (!FINAL.has(conversion.status)) {
    await sleep(1000)
    conversion = await api.get(`/conversion/stablecoins/${id}`)
  }
  return conversion
}

export async function forever(api: Api, id: string) {
  for (;;) {
    const conversion = await api.get(`/conversion/stablecoins/${id}`)
    if (conversion.status === "SETTLED") return conversion
    await sleep(1000)
  }
}

export async function ended(api: Api, id: string) {
  const conversion = await api.get(`/conversion/stablecoins/${id}`)
  if (conversion.status === "SETTLED") return "done"
  throw new Error("cancelled")
}

export async function described(api: Api, id: string) {
  const { status } = await api.get(`/conversion/stablecoins/${id}`)
  switch (status) {
    case "CREATED":
      return "open"
    case "SETTLED":
      return "done"
    case "CANCELLED":
      return "stopped"
  }
}
