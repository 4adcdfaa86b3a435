def wait(base, id)
  loop do
    puts HTTParty.get(base + "/v2/orchestration/orchestrations/" + id)["id"]
  end
end

x = [
