if true )
  nil
end

def convert(conn, profile)
  conn.post("/v2/conversion/stablecoins", { profile_id: profile, amount: "5", source_asset: "USD", target_asset: "PYUSD" }.to_json)
end
