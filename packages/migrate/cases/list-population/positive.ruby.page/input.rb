def count(base)
  JSON.parse(Net::HTTP.get(URI("#{base}/v2/conversion/stablecoins")))["items"].size
end
