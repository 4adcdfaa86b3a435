def add_recipient(b, to) = (b[:recipient_profile_id] = to if to)
def f(i, p, a, to)
  body = { ref_id: i, profile_id: p, amount: a, source_asset: "USD", target_asset: "PYUSD" }
  add_recipient(body, to)
  Faraday.post("https://api.paxos.com/v2/conversion/stablecoins", body.to_json)
  nil
end
