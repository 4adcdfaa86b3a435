def over(base, id)
  found = HTTParty.get("#{base}/v2/orchestration/orchestrations/#{id}").parsed_response
  puts "over" if found["status"] == "COMPLETED"
  puts "over" if %w[COMPLETED].include?(found["status"])
end
