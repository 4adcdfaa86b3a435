def wait(base, id)
  sleep 1 until %w[SETTLED CANCELLED].include?(HTTParty.get("#{base}/v2/transfer/deposits/#{id}")["status"])
end
