def wait(base, id)
  loop do
    conversion = HTTParty.get("#{base}/v2/conversion/stablecoins/#{id}").parsed_response
    break if conversion["status"] == "SETTLED"

    sleep 5
  end
end
