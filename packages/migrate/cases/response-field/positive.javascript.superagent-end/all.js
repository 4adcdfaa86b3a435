"use strict"
const superagent = require("superagent")
const async = require("async")

class Base {
  constructor(base) { this.base = base }
  call(verb, path, body, done) {
    const req = superagent(verb, this.base + path)
    if (body) req.send(body)
    req.end((err, res) => done(err, res && res.body))
  }
}

class Conversions extends Base {
  create(profile, amount, ref, done) {
    this.call("POST", "/v2/orchestration/orchestrations", { source: { profile: { profile_id: profile } }, destination: { profile: { profile_id: profile } }, source_amount: amount, source_asset: "USD", destination_asset: "PYUSD", ref_id: ref }, done)
  }
  get(id, done) { this.call("GET", "/v2/orchestration/orchestrations/" + id, null, done) }
  wait(id, done) {
    async.doUntil(
      (next) => this.get(id, next),
      (row, next) => next(null, row.status === "SETTLED"),
      (err, row) => done(err, row && row.target_asset)
    )
  }
  list(since, done) {
    superagent.get(this.base + "/v2/orchestration/orchestrations").query({ "created_at.gte": since, limit: 50 }).query("profile_id=abc").end((e, r) => done(e, r.body.items.map((x) => x.source_amount)))
  }
}
module.exports = Conversions
