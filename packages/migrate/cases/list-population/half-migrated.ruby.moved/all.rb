def count(base)
  old = HTTParty.get("#{base}/v2/orchestration/orchestrations")["items"]
  new = HTTParty.get("#{base}/v2/orchestration/orchestrations")["items"]
  old.size + new.size
end
