const request = require("request")
const https = require("https")

function mint(profile, amount, ref, done) {
  request.post(
    { url: "https://api.paxos.com/v2/conversion/stablecoins", json: { profile_id: profile, amount, source_asset: "USD", target_asset: "PYUSD", ref_id: ref } },
    (error, response, body) => {
      if (error) return done(error)
      if (body.status === "SETTLED") console.log("settled", body.amount)
      console.log(response.body.target_asset)
    }
  )
}

function list(since, done) {
  const options = { hostname: "api.paxos.com", path: "/v2/conversion/stablecoins?created_at.begin=" + since, method: "GET" }
  const req = https.request(options, (res) => {
    let text = ""
    res.on("data", (chunk) => (text += chunk))
    res.on("end", () => {
      const page = JSON.parse(text)
      console.log(page.items.filter((c) => c.status === "SETTLED").map((c) => c.amount))
    })
  })
  req.end()
}

function mint2(profile, amount, ref) {
  const payload = JSON.stringify({ profile_id: profile, amount, source_asset: "USD", target_asset: "PYUSD", ref_id: ref })
  const req = https.request({ hostname: "api.paxos.com", path: "/v2/conversion/stablecoins", method: "POST" }, (res) => res.resume())
  req.write(payload)
  req.end()
}
