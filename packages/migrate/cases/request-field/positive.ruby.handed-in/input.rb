private def send_it(conn, body)
  conn.post("/v2/conversion/stablecoins", body.to_json).success?
end

def usd(conn, ref, profile)
  send_it(conn, { ref_id: ref, profile_id: profile, amount: "1", source_asset: "USD", target_asset: "PYUSD" })
end

def pyusd(conn, ref, profile)
  send_it(conn, { ref_id: ref, profile_id: profile, amount: "1", source_asset: "PYUSD", target_asset: "USD" })
end
