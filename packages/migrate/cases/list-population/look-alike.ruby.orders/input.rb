def orders(base)
  HTTParty.get("#{base}/v2/profiles/p/orders")["items"]
end
