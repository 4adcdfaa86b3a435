def load(base)
  loop do
    page = HTTParty.get("#{base}/v2/profiles").parsed_response
    return page if page["status"] == "SETTLED"
  end
end
