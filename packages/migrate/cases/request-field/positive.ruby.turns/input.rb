require "faraday"

URL = "https://api.paxos.com/v2/conversion/stablecoins"

# A bare name may be a method, which answers another profile each time.
def buy(ref, amount)
  Faraday.post(URL, { ref_id: ref, profile_id: next_profile, amount: amount, source_asset: "USD", target_asset: "PYUSD" }.to_json)
  nil
end

def sell(ref, amount, rotation)
  Faraday.post(URL, { ref_id: ref, profile_id: rotation.current, amount: amount, source_asset: "PYUSD", target_asset: "USD" }.to_json)
  nil
end

def give(ref, amount, profile)
  Faraday.post(URL, { ref_id: ref, profile_id: profile, amount: amount, source_asset: "PYUSD", target_asset: "USD" }.to_json)
  nil
end
