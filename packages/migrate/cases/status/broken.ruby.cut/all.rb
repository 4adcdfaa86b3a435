def show(base, id)
  puts "done" if HTTParty.get(base + "/v2/orchestration/orchestrations/" + id)["status"] == "COMPLETED"
end

def
