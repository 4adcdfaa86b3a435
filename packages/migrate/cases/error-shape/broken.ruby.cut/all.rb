def read(base, id)
  RestClient.get(base + "/v2/orchestration/orchestrations/" + id)
rescue RestClient::Conflict => e
  puts JSON.parse(e.response.body)["meta"]["existing"]
end

def (
