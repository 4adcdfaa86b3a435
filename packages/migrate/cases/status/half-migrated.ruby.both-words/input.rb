def over(base, id)
  found = HTTParty.get("#{base}/v2/conversion/stablecoins/#{id}").parsed_response
  puts "over" if found["status"] == "SETTLED" || found["status"] == "COMPLETED"
  puts "over" if %w[SETTLED COMPLETED].include?(found["status"])
end
