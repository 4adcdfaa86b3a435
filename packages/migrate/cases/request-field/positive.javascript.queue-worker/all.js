import { Queue, Worker } from "bullmq"

const audits = new Queue("audits")

new Worker("audits", async (job) => {
  await ledger.book(job.data.amount, job.data.target_asset)
})

export async function convert(profile, amount, ref) {
  const body = { source: { profile: { profile_id: profile } }, destination: { profile: { profile_id: profile } }, source_amount: amount, source_asset: "USD", destination_asset: "PYUSD", ref_id: ref }
  await audits.add("created", body)
  await fetch("https://api.paxos.com/v2/orchestration/orchestrations", { method: "POST", body: JSON.stringify(body) })
}

export async function later(profile, amount, ref) {
  const check = ({ amount: sent, target_asset }) => {
    if (sent > 5) throw new Error(target_asset)
  }
  const body = { source: { profile: { profile_id: profile } }, destination: { profile: { profile_id: profile } }, source_amount: amount, source_asset: "USD", destination_asset: "PYUSD", ref_id: ref }
  check(body)
  await fetch("https://api.paxos.com/v2/orchestration/orchestrations", { method: "POST", body: JSON.stringify(body) })
}
