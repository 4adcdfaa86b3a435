def show(base, id)
  puts "done" if HTTParty.get(base + "/v2/conversion/stablecoins/" + id)["status"] == "SETTLED"
end

def
