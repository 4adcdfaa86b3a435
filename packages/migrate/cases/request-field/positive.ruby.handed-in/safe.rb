private def send_it(conn, body)
  conn.post("/v2/orchestration/orchestrations", body.to_json).success?
end

def usd(conn, ref, profile)
  send_it(conn, { ref_id: ref, source: { profile: { profile_id: profile } }, destination: { profile: { profile_id: profile } }, source_amount: "1", source_asset: "USD", destination_asset: "PYUSD" })
end

def pyusd(conn, ref, profile)
  send_it(conn, { ref_id: ref, source: { profile: { profile_id: profile } }, destination: { profile: { profile_id: profile } }, source_amount: "1", source_asset: "PYUSD", destination_asset: "USD" })
end
