import http from "k6/http"
import { check } from "k6"

export default function () {
  const res = http.get(`https://api.paxos.com/v2/orchestration/orchestrations/${__ENV.ID}`)
  check(res, {
    "is PYUSD": (r) => r.json("target_asset") === "PYUSD",
    "has an amount": (r) => r.json("source_amount") === "1.00",
    "is done": (r) => r.json("status") === "SETTLED"
  })
}
