require "faraday"
require "net/http"

class Conversions
  PATH = "/v2/conversion/stablecoins"

  def initialize(conn)
    @conn = conn
  end

  def take_back(id)
    @conn.delete("#{PATH}/#{id}")
  end

  def take_back_again(http, id)
    http.request(Net::HTTP::Delete.new("/v2/conversion/stablecoins/#{id}"))
    RestClient::Request.execute(method: :delete, url: "https://api.paxos.com/v2/conversion/stablecoins/#{id}")
    http.send_request("DELETE", "/v2/conversion/stablecoins/" + id)
  end
end
