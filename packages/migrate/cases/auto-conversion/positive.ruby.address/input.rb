def address(conn, profile)
  conn.post("/v2/transfer/deposit-addresses", { profile_id: profile, crypto_network: "ETHEREUM", conversion_target_asset: "USD" }.to_json)
end
