def read(base, id)
  RestClient.get(base + "/v2/conversion/stablecoins/" + id)
rescue RestClient::Conflict => e
  puts JSON.parse(e.response.body)["meta"]["existing"]
end

def (
