const request = require("request")

function find(id, done) {
  request.get({ url: `https://api.paxos.com/v2/orchestration/orchestrations/${id}`, json: true }, (error, response, body) => {
    if (error) return console.error(error)
    if (body.status === "COMPLETED") console.log(body.source_amount, body.destination_asset)
  })
  request.get({ url: `https://api.paxos.com/v2/orchestration/orchestrations/${id}`, json: true }, done)
}
