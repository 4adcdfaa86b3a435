def two(conn, ref)
  conn.get("/v2/orchestration/orchestrations") do |req|
    req.params["created_at.gte"] = ref
    req.params[:limit] = 5
  end.status
end

def three(conn, ref)
  conn.get("/v2/orchestration/orchestrations") do |req|
    req.params.update("created_at.gte" => ref)
  end.status
end

def four(conn, ref)
  conn.get("/v2/orchestration/orchestrations") { |req| req.params = { "created_at.gte" => ref } }.status
end
