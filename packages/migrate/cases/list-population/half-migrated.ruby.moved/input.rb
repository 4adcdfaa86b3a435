def count(base)
  old = HTTParty.get("#{base}/v2/conversion/stablecoins")["items"]
  new = HTTParty.get("#{base}/v2/orchestration/orchestrations")["items"]
  old.size + new.size
end
