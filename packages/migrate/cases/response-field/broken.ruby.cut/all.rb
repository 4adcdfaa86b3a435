def show(base, id)
  conversion = HTTParty.get(base + "/v2/orchestration/orchestrations/" + id).parsed_response
  puts conversion["source_amount"], conversion["destination_asset"]
  if (
