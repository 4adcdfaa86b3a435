def list(base, since)
  puts HTTParty.get("#{base}/v2/orchestration/orchestrations", query: { "created_at.begin" => since, limit: 5 }).code
end
