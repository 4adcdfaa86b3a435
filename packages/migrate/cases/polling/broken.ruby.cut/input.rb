def wait(base, id)
  loop do
    puts HTTParty.get(base + "/v2/conversion/stablecoins/" + id)["id"]
  end
end

x = [
