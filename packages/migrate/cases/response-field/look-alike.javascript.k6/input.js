import http from "k6/http"
import { check } from "k6"
import { check as verify } from "./check.js"

// Other resources of the same vendor, a check of our own, and new words of the new API.
export default function () {
  const profile = `https://api.paxos.com/v2/profiles/${__ENV.PROFILE_ID}`
  const execution = http.get(`${profile}/quote-executions/${__ENV.ID}`)
  check(execution, {
    settled: (r) => r.json("status") === "SETTLED",
    created: (r) => r.json().status === "CREATED",
    amount: (r) => r.json("amount") === "1.00"
  })
  const order = http.get(`${profile}/orders/${__ENV.ORDER}`)
  if (order.json("status") === "CANCELLED") console.log(order.json("amount"))

  const res = http.get(`https://api.paxos.com/v2/orchestration/orchestrations/${__ENV.ID}`)
  check(res, {
    done: (r) => r.json("status") === "COMPLETED",
    profile: (r) => r.json("source.profile.profile_id") === __ENV.PROFILE_ID,
    source: (r) => r.json("source_amount") === "1.00"
  })
  verify(execution, { settled: (r) => r.json("status") === "SETTLED" })
}
