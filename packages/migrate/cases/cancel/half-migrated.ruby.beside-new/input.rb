def replace(conn, old, new)
  conn.delete("/v2/conversion/stablecoins/#{old}")
  puts JSON.parse(conn.get("/v2/orchestration/orchestrations/#{new}").body)["id"]
end
