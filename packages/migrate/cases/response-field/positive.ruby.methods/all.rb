class Desk
  def initialize(conn)
    @conn = conn
  end

  def show(id)
    found = find(id)
    puts found["source_amount"], found.dig("destination_asset")
  end

  def each_row
    page = JSON.parse(@conn.get("/v2/orchestration/orchestrations").body)
    page["items"].each { |row| puts row["destination_asset"] }
  end

  def newest
    @newest ||= JSON.parse(@conn.get("/v2/orchestration/orchestrations").body)["items"].first
    puts @newest["source_amount"]
  end

  private

  def find(id)
    JSON.parse(@conn.get("/v2/orchestration/orchestrations/#{id}").body)
  end
end
