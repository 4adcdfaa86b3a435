import http from "k6/http"
import { check, sleep } from "k6"

const URL = "https://api.paxos.com/v2/conversion/stablecoins"

const isPyusd = (r) => r.json("target_asset") === "PYUSD"

export default function () {
  const res = http.post(
    URL,
    JSON.stringify({
      ref_id: `load-${__VU}-${__ITER}`,
      profile_id: __ENV.PROFILE_ID,
      amount: "1.00",
      source_asset: "USD",
      target_asset: "PYUSD"
    }),
    { headers: { "Content-Type": "application/json" } }
  )
  check(res, {
    "is accepted": (r) => r.status === 200,
    created: (r) => r.json("status") === "CREATED",
    done: (r) => r.json().status === "SETTLED",
    amount: (r) => r.json("amount") === "1.00",
    pyusd: isPyusd
  })
  check(res.json(), { "same profile": (body) => body.target_asset === "PYUSD" })
  const amount = res.json("amount")
  console.log(amount)

  const page = http.get(`${URL}?limit=10`)
  check(page, { "first is done": (r) => r.json("items.0.status") === "SETTLED" })
  console.log(page.json("items.0.target_asset"))
  sleep(1)
}
