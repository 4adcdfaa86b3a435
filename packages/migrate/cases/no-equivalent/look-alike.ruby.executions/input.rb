def show(base, id)
  HTTParty.get("#{base}/v2/profiles/p/executions/#{id}")["settled_at"]
end
