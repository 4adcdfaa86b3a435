import http from "k6/http"
import { check, sleep } from "k6"

const URL = "https://api.paxos.com/v2/orchestration/orchestrations"

const isPyusd = (r) => r.json("destination_asset") === "PYUSD"

export default function () {
  const res = http.post(
    URL,
    JSON.stringify({
      ref_id: `load-${__VU}-${__ITER}`,
      source: {
        profile: {
          profile_id: __ENV.PROFILE_ID
        }
      },
      destination: {
        profile: {
          profile_id: __ENV.PROFILE_ID
        }
      },
      source_amount: "1.00",
      source_asset: "USD",
      destination_asset: "PYUSD"
    }),
    { headers: { "Content-Type": "application/json" } }
  )
  check(res, {
    "is accepted": (r) => r.status === 200,
    created: (r) => r.json("status") === "PROCESSING",
    done: (r) => r.json().status === "COMPLETED",
    amount: (r) => r.json("source_amount") === "1.00",
    pyusd: isPyusd
  })
  check(res.json(), { "same profile": (body) => body.destination_asset === "PYUSD" })
  const amount = res.json("source_amount")
  console.log(amount)

  const page = http.get(`${URL}?limit=10`)
  check(page, { "first is done": (r) => r.json("items.0.status") === "COMPLETED" })
  console.log(page.json("items.0.destination_asset"))
  sleep(1)
}
