page = HTTParty.get(BASE + "/v2/conversion/stablecoins")["items"]
puts page.size
def (
