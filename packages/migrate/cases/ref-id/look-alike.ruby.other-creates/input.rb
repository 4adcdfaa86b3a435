def order(conn, profile)
  conn.post("/v2/profiles/#{profile}/orders", { side: "BUY", market: "PYUSDUSD", base_amount: "5" }.to_json)
end
