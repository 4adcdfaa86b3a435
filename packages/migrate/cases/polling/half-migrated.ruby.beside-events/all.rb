def wait(base, id, events)
  3.times do
    puts HTTParty.get("#{base}/v2/orchestration/orchestrations/#{id}")["id"]
    sleep 60
  end
  until events.empty?
    puts HTTParty.get("#{base}/v2/orchestration/orchestrations/#{id}")["id"]
    puts HTTParty.get("#{base}/v2/orchestration/orchestrations/#{events.shift}")["id"]
  end
end
