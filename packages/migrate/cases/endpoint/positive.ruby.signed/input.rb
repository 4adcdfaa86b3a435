def convert(id, p, amount, key)
  sig = OpenSSL::HMAC.hexdigest("SHA256", key, "POST/v2/conversion/stablecoins")
  Faraday.post("https://api.paxos.com/v2/conversion/stablecoins", { ref_id: id, profile_id: p, amount: amount, source_asset: "USD", target_asset: "PYUSD" }.to_json, { "x-sig" => sig })
  nil
end
