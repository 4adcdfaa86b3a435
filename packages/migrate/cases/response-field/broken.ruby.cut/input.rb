def show(base, id)
  conversion = HTTParty.get(base + "/v2/conversion/stablecoins/" + id).parsed_response
  puts conversion["amount"], conversion["target_asset"]
  if (
