class Desk
  def pay(conn, order)
    payload = payload_for(order)
    payload[:recipient_profile_id] = order.payee if order.payee
    conn.post("/v2/conversion/stablecoins", payload.to_json)
    nil
  end

  private

  def payload_for(order)
    { profile_id: order.profile, amount: order.total, source_asset: "USD", target_asset: "PYUSD", ref_id: order.id }
  end
end
