def two(conn, ref)
  conn.get("/v2/conversion/stablecoins") do |req|
    req.params["created_at.begin"] = ref
    req.params[:limit] = 5
  end.status
end

def three(conn, ref)
  conn.get("/v2/conversion/stablecoins") do |req|
    req.params.update("created_at.begin" => ref)
  end.status
end

def four(conn, ref)
  conn.get("/v2/conversion/stablecoins") { |req| req.params = { "created_at.begin" => ref } }.status
end
