def count(base)
  JSON.parse(Net::HTTP.get(URI("#{base}/v2/orchestration/orchestrations")))["items"].size
end
