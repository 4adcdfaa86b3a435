def executions(base, profile, since)
  HTTParty.get("#{base}/v2/profiles/#{profile}/executions", query: { "created_at.begin" => since, "updated_at.end" => since })
end
