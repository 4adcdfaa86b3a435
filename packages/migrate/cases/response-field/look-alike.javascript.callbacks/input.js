const request = require("request")
const https = require("https")

function order(profile, amount, done) {
  request.post({ url: `https://api.paxos.com/v2/profiles/${profile}/orders`, json: { amount, ref_id: "1" } }, (error, response, body) => {
    done(error, body.amount, response.body.target_asset, body.status === "SETTLED")
  })
}

function executions(done) {
  https.request({ hostname: "api.paxos.com", path: "/v2/quote-executions" }, (res) => {
    let text = ""
    res.on("data", (chunk) => (text += chunk))
    res.on("end", () => done(JSON.parse(text).items.filter((one) => one.status === "SETTLED").map((one) => one.settled_at)))
  })
}
