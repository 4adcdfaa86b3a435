def list(conn, profile, since)
  page = JSON.parse(conn.get("/v2/orchestration/orchestrations", { profile_id: profile, "created_at.gte": since, "created_at.lte": "2026-12-31T00:00:00Z", limit: 100 }).body)
  puts page["items"].size
end

def with_block(conn, since)
  conn.get("/v2/orchestration/orchestrations") do |req|
    req.params["created_at.gte"] = since
    req.params["limit"] = 5
  end.status
end

def httparty(base, since)
  HTTParty.get("#{base}/v2/orchestration/orchestrations", query: { "created_at.gte" => since, "order" => "DESC" }).code
end
