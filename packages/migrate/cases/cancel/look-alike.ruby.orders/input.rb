def cancel(conn, profile, order)
  conn.delete("/v2/profiles/#{profile}/orders/#{order}")
end
