def list(base, since, cursor)
  HTTParty.get("#{base}/v2/orchestration/orchestrations?created_at.gte=#{since}&limit=50").code
  HTTParty.get("#{base}/v2/conversion/stablecoins?" + URI.encode_www_form("created_at.end" => since, "updated_at.begin" => cursor)).code
  uri = URI("#{base}/v2/conversion/stablecoins")
  uri.query = URI.encode_www_form({ "created_at.begin" => since })
  Net::HTTP.get_response(uri).code
end
