def both(conn, profile, id)
  conn.post("/v2/transfer/deposit-addresses", { "profile_id" => profile, "crypto_network" => "SOLANA", "conversion_target_asset" => "USD" }.to_json)
  puts JSON.parse(conn.get("/v2/orchestration/orchestrations/#{id}").body)["id"]
end
