def balance(base, profile)
  conversion = { "amount" => "1", "target_asset" => "PYUSD" }
  rows = HTTParty.get("#{base}/v2/profiles/#{profile}/ledger")["items"]
  [rows.map { |row| row["amount"] }, conversion["target_asset"]]
end

Conversion = Struct.new(:amount, :target_asset)
