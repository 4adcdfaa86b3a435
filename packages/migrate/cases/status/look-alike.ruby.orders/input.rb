LABELS = { "CREATED" => "new", "SETTLED" => "done" }

def order(base, id)
  found = HTTParty.get("#{base}/v2/profiles/p/orders/#{id}").parsed_response
  LABELS[found["status"]] if %w[SETTLED CANCELLED].include?(found["status"])
end
