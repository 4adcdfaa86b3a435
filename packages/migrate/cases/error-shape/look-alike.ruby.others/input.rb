def order(base, body)
  RestClient.post("#{base}/v2/profiles/p/orders", body.to_json)
rescue RestClient::Conflict => e
  problem = JSON.parse(e.response.body)
  problem["meta"]["existing"] if problem["detail"].include?("already exists")
end
