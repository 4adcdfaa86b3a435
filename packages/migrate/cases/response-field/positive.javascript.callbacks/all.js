const request = require("request")
const https = require("https")

function mint(profile, amount, ref, done) {
  request.post(
    { url: "https://api.paxos.com/v2/orchestration/orchestrations", json: { source: { profile: { profile_id: profile } }, destination: { profile: { profile_id: profile } }, source_amount: amount, source_asset: "USD", destination_asset: "PYUSD", ref_id: ref } },
    (error, response, body) => {
      if (error) return done(error)
      if (body.status === "COMPLETED") console.log("settled", body.source_amount)
      console.log(response.body.destination_asset)
    }
  )
}

function list(since, done) {
  const options = { hostname: "api.paxos.com", path: "/v2/orchestration/orchestrations?created_at.gte=" + since, method: "GET" }
  const req = https.request(options, (res) => {
    let text = ""
    res.on("data", (chunk) => (text += chunk))
    res.on("end", () => {
      const page = JSON.parse(text)
      console.log(page.items.filter((c) => c.status === "COMPLETED").map((c) => c.source_amount))
    })
  })
  req.end()
}

function mint2(profile, amount, ref) {
  const payload = JSON.stringify({ source: { profile: { profile_id: profile } }, destination: { profile: { profile_id: profile } }, source_amount: amount, source_asset: "USD", destination_asset: "PYUSD", ref_id: ref })
  const req = https.request({ hostname: "api.paxos.com", path: "/v2/orchestration/orchestrations", method: "POST" }, (res) => res.resume())
  req.write(payload)
  req.end()
}
