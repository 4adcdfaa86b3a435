def ok(conn, id)
  status = JSON.parse(conn.get("/v2/conversion/stablecoins/#{id}").body, symbolize_names: true)[:status].downcase.to_sym
  status == :settled ? "ok" : "wait"
end

def wait(conn, id)
  sleep 1 until settled?(conn, id)
end

private def settled?(conn, id)
  %w[SETTLED CANCELLED].include?(JSON.parse(conn.get("/v2/conversion/stablecoins/#{id}").body)["status"])
end
