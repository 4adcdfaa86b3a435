def convert(conn, ref, profile)
  body = { ref_id: ref, profile_id: profile, source_amount: "1", source_asset: "USD", target_asset: "PYUSD" }
  conn.post("/v2/conversion/stablecoins", body.to_json)
  nil
end
