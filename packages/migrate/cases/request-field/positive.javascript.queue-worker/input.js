import { Queue, Worker } from "bullmq"

const audits = new Queue("audits")

new Worker("audits", async (job) => {
  await ledger.book(job.data.amount, job.data.target_asset)
})

export async function convert(profile, amount, ref) {
  const body = { profile_id: profile, amount, source_asset: "USD", target_asset: "PYUSD", ref_id: ref }
  await audits.add("created", body)
  await fetch("https://api.paxos.com/v2/conversion/stablecoins", { method: "POST", body: JSON.stringify(body) })
}

export async function later(profile, amount, ref) {
  const check = ({ amount: sent, target_asset }) => {
    if (sent > 5) throw new Error(target_asset)
  }
  const body = { profile_id: profile, amount, source_asset: "USD", target_asset: "PYUSD", ref_id: ref }
  check(body)
  await fetch("https://api.paxos.com/v2/conversion/stablecoins", { method: "POST", body: JSON.stringify(body) })
}
