def sorted(conn)
  rows = JSON.parse(conn.get("/v2/conversion/stablecoins").body)["items"]
  puts rows.sort { |a, b| a["amount"] <=> b["amount"] }.size
  puts rows.inject(0) { |sum, row| sum + BigDecimal(row["amount"]) }
  puts rows.sum { |row| row["amount"].to_d }
  amount, asset = rows.first.values_at("amount", "target_asset")
  puts amount, asset
end
