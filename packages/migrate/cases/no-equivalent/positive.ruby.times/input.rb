def show(base, id)
  conversion = HTTParty.get("#{base}/v2/conversion/stablecoins/#{id}").parsed_response
  puts conversion["settled_at"], conversion.fetch("cancelled_at", nil)
  nil
end

def changed(conn, since)
  conn.get("/v2/conversion/stablecoins", "updated_at.begin": since).status
end
