def convert(id, p, amount, key)
  sig = OpenSSL::HMAC.hexdigest("SHA256", key, "POST/v2/conversion/stablecoins")
  Faraday.post("https://api.paxos.com/v2/orchestration/orchestrations", { ref_id: id, source: { profile: { profile_id: p } }, destination: { profile: { profile_id: p } }, source_amount: amount, source_asset: "USD", destination_asset: "PYUSD" }.to_json, { "x-sig" => sig })
  nil
end
