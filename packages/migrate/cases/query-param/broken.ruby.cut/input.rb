def list(base, since)
  HTTParty.get(base + "/v2/conversion/stablecoins", query: { "created_at.begin" => since })
end

puts "
