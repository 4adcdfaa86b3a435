def list(conn, profile, since)
  page = JSON.parse(conn.get("/v2/conversion/stablecoins", { profile_id: profile, "created_at.begin": since, "created_at.end": "2026-12-31T00:00:00Z", limit: 100 }).body)
  puts page["items"].size
end

def with_block(conn, since)
  conn.get("/v2/conversion/stablecoins") do |req|
    req.params["created_at.begin"] = since
    req.params["limit"] = 5
  end.status
end

def httparty(base, since)
  HTTParty.get("#{base}/v2/conversion/stablecoins", query: { "created_at.begin" => since, "order" => "DESC" }).code
end
