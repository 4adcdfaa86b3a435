import cron from "node-cron"
import { db } from "./db"

let lastSeen = "2026-01-01T00:00:00Z"

cron.schedule("*/5 * * * *", async () => {
  const url = new URL("https://api.paxos.com/v2/conversion/stablecoins")
  url.searchParams.set("created_at.begin", lastSeen)
  url.searchParams.set("order", "ASC")
  url.searchParams.append("profile_id", process.env.PROFILE!)
  const res = await fetch(url)
  const { items } = await res.json()
  for (const row of items) {
    switch (row.status) {
      case "SETTLED":
        await db.query("update payouts set state = 'SETTLED', settled_at = $2 where ref = $1", [row.ref_id, row.settled_at])
        break
      case "CANCELLED":
        await db.query("update payouts set state = 'CANCELLED' where ref = $1", [row.ref_id])
        break
      default:
        console.log("pending", row.id)
    }
    lastSeen = row.created_at
  }
})
