def shorthand(conn, ref_id, profile_id, amount)
  conn.post("/v2/conversion/stablecoins", { ref_id:, profile_id:, amount:, source_asset: "USD", target_asset: "PYUSD" }.to_json)
  nil
end

def rockets(conn, ref, profile)
  conn.post("/v2/conversion/stablecoins", { :ref_id => ref, :profile_id => profile, :amount => "1", :source_asset => "USD", :target_asset => "PYUSD" }.to_json)
  nil
end

def loose(client, ref, profile)
  client.post("/v2/conversion/stablecoins",
              "ref_id" => ref,
              "profile_id" => profile,
              "amount" => "1",
              "source_asset" => "USD",
              "target_asset" => "PYUSD")
  client.post "/v2/conversion/stablecoins", ref_id: ref, profile_id: profile, amount: "1", source_asset: "USD", target_asset: "PYUSD"
  nil
end

def mixed(conn, ref, profile)
  conn.post("/v2/conversion/stablecoins", { "ref_id" => ref, :profile_id => profile, amount: "1", source_asset: "USD", target_asset: "PYUSD" }.to_json)
  nil
end
