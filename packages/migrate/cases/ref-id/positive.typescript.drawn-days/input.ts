import axios from "axios"
import { v4 } from "uuid"

const URL = "https://api.paxos.com/v2/conversion/stablecoins"

// A day, which is the same for every retry of that day.
export const daily = async (profile: string, amount: string): Promise<void> => {
  await axios.post(URL, { ref_id: `sweep-${new Date().toISOString().slice(0, 10)}`, profile_id: profile, amount, source_asset: "USD", target_asset: "PYUSD" })
}

// A part of what is drawn is no day.
export const cut = async (profile: string, amount: string): Promise<void> => {
  await axios.post(URL, { ref_id: v4().slice(0, 10), profile_id: profile, amount, source_asset: "USD", target_asset: "PYUSD" })
}

// Seconds are none, either.
export const seconds = async (profile: string, amount: string): Promise<void> => {
  await axios.post(URL, { ref_id: String(Date.now()).slice(0, 10), profile_id: profile, amount, source_asset: "USD", target_asset: "PYUSD" })
}

// A day beside what is new for every send.
export const beside = async (profile: string, amount: string): Promise<void> => {
  await axios.post(URL, { ref_id: `${new Date().toISOString().slice(0, 10)}-${v4()}`, profile_id: profile, amount, source_asset: "USD", target_asset: "PYUSD" })
}

export const twice = async (day: Date, profile: string, amount: string): Promise<void> => {
  await axios.post(URL, { ref_id: `${day.toISOString().slice(0, 10)}-${Date.now()}`, profile_id: profile, amount, source_asset: "USD", target_asset: "PYUSD" })
}
