def show(base, id)
  found = HTTParty.get("#{base}/v2/orchestration/orchestrations/#{id}").parsed_response
  puts found["source_amount"], found["destination_asset"]
end
