const express = require("express")
const fetch = require("node-fetch")
const router = express.Router()

router.post("/v2/conversion/stablecoins", async (req, res) => {
  const upstream = await fetch(`${process.env.PAXOS_URL}/v2/conversion/stablecoins`, {
    method: "POST",
    headers: { authorization: req.headers.authorization, "content-type": "application/json" },
    body: JSON.stringify(req.body)
  })
  res.status(upstream.status).json(await upstream.json())
})

router.get("/v2/conversion/stablecoins/:id", async (req, res) => {
  const upstream = await fetch(`${process.env.PAXOS_URL}/v2/orchestration/orchestrations/${req.params.id}`)
  const body = await upstream.json()
  res.json({ id: body.id, done: body.status === "COMPLETED", asset: body.destination_asset })
})

router.use("/v2/conversion", require("http-proxy-middleware").createProxyMiddleware({ target: "https://api.paxos.com", pathRewrite: { "^/v2/conversion": "/v2/conversion/stablecoins" } }))
module.exports = router
