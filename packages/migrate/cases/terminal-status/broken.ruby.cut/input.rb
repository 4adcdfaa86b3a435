def wait(base, id)
  while HTTParty.get(base + "/v2/conversion/stablecoins/" + id)["status"] != "SETTLED"
    puts "waiting"
  end
end

class (
