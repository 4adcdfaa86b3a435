class Desk
  def initialize(conn)
    @conn = conn
  end

  def show(id)
    found = find(id)
    puts found["amount"], found.dig("target_asset")
  end

  def each_row
    page = JSON.parse(@conn.get("/v2/conversion/stablecoins").body)
    page["items"].each { |row| puts row["target_asset"] }
  end

  def newest
    @newest ||= JSON.parse(@conn.get("/v2/conversion/stablecoins").body)["items"].first
    puts @newest["amount"]
  end

  private

  def find(id)
    JSON.parse(@conn.get("/v2/conversion/stablecoins/#{id}").body)
  end
end
