def sorted(conn)
  rows = JSON.parse(conn.get("/v2/orchestration/orchestrations").body)["items"]
  puts rows.sort { |a, b| a["source_amount"] <=> b["source_amount"] }.size
  puts rows.inject(0) { |sum, row| sum + BigDecimal(row["source_amount"]) }
  puts rows.sum { |row| row["source_amount"].to_d }
  amount, asset = rows.first.values_at("source_amount", "destination_asset")
  puts amount, asset
end
