def show(base, id)
  conversion = JSON.parse(HTTParty.get("#{base}/v2/conversion/stablecoins/#{id}").body, symbolize_names: true)
  amount = conversion[:amount]
  asset = conversion.fetch(:target_asset)
  payee = conversion[:recipient_profile_id]
  puts amount, asset, payee, conversion[:profile_id]
end

def rows(base)
  page = HTTParty.get("#{base}/v2/orchestration/orchestrations", query: { limit: 50 }).parsed_response
  page["items"].each { |row| puts row["source_amount"], row["destination_asset"] }
  puts(page["items"].count { _1["destination_asset"] == "PYUSD" })
  puts page["items"].map { it["source_amount"] }.size
end

def matched(base, id)
  case JSON.parse(HTTParty.get("#{base}/v2/conversion/stablecoins/#{id}").body, symbolize_names: true)
  in { status: "SETTLED", amount:, target_asset: asset }
    puts amount, asset
  in { status: "CREATED" | "CANCELLED" => status }
    puts status
  else
    nil
  end
end
