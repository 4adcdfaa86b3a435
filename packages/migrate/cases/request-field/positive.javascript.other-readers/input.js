const { SQSClient, SendMessageCommand } = require("@aws-sdk/client-sqs")
const axios = require("axios")
const sqs = new SQSClient({})

exports.create = async (event) => {
  const { profile, amount, ref } = JSON.parse(event.body)
  const body = { profile_id: profile, amount, source_asset: "USD", target_asset: "PYUSD", ref_id: ref }
  await sqs.send(new SendMessageCommand({ QueueUrl: process.env.QUEUE, MessageBody: JSON.stringify(body) }))
  await axios.post("https://api.paxos.com/v2/conversion/stablecoins", body)
  return { statusCode: 200 }
}

exports.consume = async (event) => {
  for (const record of event.Records) {
    const sent = JSON.parse(record.body)
    await book(sent.amount, sent.target_asset)
  }
}

exports.direct = async (event) => {
  const { profile, amount, ref } = JSON.parse(event.body)
  await axios({ method: "post", url: "https://api.paxos.com/v2/conversion/stablecoins", data: { profile_id: profile, amount, source_asset: "USD", target_asset: "PYUSD", ref_id: ref }, transformRequest: [(data) => JSON.stringify({ ...data, amount: String(data.amount) })], validateStatus: (s) => s < 300 })
}

exports.keyed = async (event) => {
  const { profile, amount, ref } = JSON.parse(event.body)
  const fields = ["profile_id", "amount", "source_asset", "target_asset", "ref_id"]
  const values = [profile, amount, "USD", "PYUSD", ref]
  await axios.post("https://api.paxos.com/v2/conversion/stablecoins", Object.fromEntries(fields.map((f, i) => [f, values[i]])))
}
