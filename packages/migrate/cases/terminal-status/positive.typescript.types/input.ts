type ConversionStatus = "CREATED" | "SETTLED" | "CANCELLED"

interface Conversion {
  id: string
  source_asset: string
  status: ConversionStatus
}

export async function load(id: string): Promise<Conversion> {
  const reply = await fetch(`https://api.paxos.com/v2/conversion/stablecoins/${id}`)
  return reply.json()
}

export const text = (conversion: Conversion) =>
  conversion.status === "SETTLED" ? "went through" : conversion.status === "CREATED" ? "is on its way" : "was cancelled"
