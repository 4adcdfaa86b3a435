page = HTTParty.get(BASE + "/v2/orchestration/orchestrations")["items"]
puts page.size
def (
