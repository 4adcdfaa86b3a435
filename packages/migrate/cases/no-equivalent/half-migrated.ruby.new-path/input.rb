def show(base, id)
  found = HTTParty.get("#{base}/v2/orchestration/orchestrations/#{id}").parsed_response
  puts found["settled_at"]
end
