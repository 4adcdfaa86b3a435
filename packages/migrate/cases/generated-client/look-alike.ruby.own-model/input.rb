class Sync
  def initialize(base = "https://api.paxos.com/v2")
    @base = base
  end

  def find(id)
    StablecoinConversion.find(id)
  end
end
