def wait(base, id)
  loop do
    found = HTTParty.get("#{base}/v2/orchestration/orchestrations/#{id}").parsed_response
    break if %w[COMPLETED CANCELLED].include?(found["status"])

    sleep 1
  end
end
