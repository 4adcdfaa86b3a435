def read(base, old, new)
  RestClient.get("#{base}/v2/conversion/stablecoins/#{old}")
  RestClient.get("#{base}/v2/orchestration/orchestrations/#{new}")
rescue RestClient::Conflict => e
  puts JSON.parse(e.response.body)["meta"]["existing"]
end
