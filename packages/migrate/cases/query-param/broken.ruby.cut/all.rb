def list(base, since)
  HTTParty.get(base + "/v2/orchestration/orchestrations", query: { "created_at.gte" => since })
end

puts "
