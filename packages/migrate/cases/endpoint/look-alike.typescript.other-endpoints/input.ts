const base = "https://api.paxos.com/v2"

export const quotes = async (profile: string) => fetch(`${base}/profiles/${profile}/quote-executions`)
export const transfers = async () => fetch(`${base}/transfer/internal`, { method: "POST" })
export const rates = async () => fetch("https://rates.example.com/conversion/stablecoins-index")
export const keys = { all: ["conversion", "stablecoins"] as const }
export const orchestrations = async (profile: string) =>
  fetch(`${base}/orchestration/orchestrations?profile_id=${profile}&created_at.gte=2026-01-01T00:00:00Z`)
