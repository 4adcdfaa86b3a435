def convert(base, body)
  RestClient.post("#{base}/v2/conversion/stablecoins", body.to_json)
rescue RestClient::Conflict => e
  problem = JSON.parse(e.response.body)
  raise unless problem["detail"].include?("conversion already exists with ref_id")

  puts problem.dig("meta", "existing")
  puts problem["meta"]["existing"]
end
