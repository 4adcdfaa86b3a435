def transfer(conn, profile, amount)
  conn.post("/v2/transfer/internal", { profile_id: profile, amount: amount, asset: "USD", recipient_profile_id: "p-2" }.to_json)
end

def quote(conn)
  conn.post("/v2/profiles/p/quotes", { source_asset: "USD", target_asset: "PYUSD", side: "BUY" }.to_json)
end
