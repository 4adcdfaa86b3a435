FINAL = %w[SETTLED CANCELLED].freeze

def wait(base, id)
  conversion = { "status" => "CREATED" }
  until conversion["status"] == "SETTLED"
    sleep 2
    conversion = HTTParty.get("#{base}/v2/conversion/stablecoins/#{id}").parsed_response
  end
end

def wait_again(base, id)
  30.times do
    conversion = HTTParty.get("#{base}/v2/conversion/stablecoins/#{id}").parsed_response
    break if FINAL.include?(conversion["status"])

    sleep 2
  end
end

def wait_at_the_end(base, id)
  begin
    sleep 2
    conversion = HTTParty.get("#{base}/v2/conversion/stablecoins/#{id}").parsed_response
  end while conversion["status"] == "CREATED"
end

def final?(base, id)
  conversion = HTTParty.get("#{base}/v2/conversion/stablecoins/#{id}").parsed_response
  conversion["status"] == "SETTLED"
end
