def cancel(conn, id)
  conn.delete("/v2/conversion/stablecoins/" + id)
  return )
