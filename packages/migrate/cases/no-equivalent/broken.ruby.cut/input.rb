def show(base, id)
  puts HTTParty.get(base + "/v2/conversion/stablecoins/" + id)["settled_at"]
end

while
