class A {
  async Task A1(HttpClient client, string id, string p, string amount) {
    await client.PostAsync("https://api.paxos.com/v2/conversion/stablecoins", new FormUrlEncodedContent(new Dictionary<string, string> { ["ref_id"] = id, ["profile_id"] = p, ["amount"] = amount, ["source_asset"] = "USD", ["target_asset"] = "PYUSD" }));
  }
  async Task A2(string id, string p, string amount) {
    await "https://api.paxos.com/v2/conversion/stablecoins".PostUrlEncodedAsync(new { ref_id = id, profile_id = p, amount = amount, source_asset = "USD", target_asset = "PYUSD" });
  }
  async Task A3(RestClient client, string id, string p, string amount) {
    var r = new RestRequest("https://api.paxos.com/v2/conversion/stablecoins", Method.Post).AddParameter("ref_id", id).AddParameter("profile_id", p).AddParameter("amount", amount).AddParameter("source_asset", "USD").AddParameter("target_asset", "PYUSD");
    await client.ExecuteAsync(r);
  }
  async Task A4(RestClient client, string id, string p, string amount) {
    var r = new RestRequest("https://api.paxos.com/v2/conversion/stablecoins", Method.Post).AddObject(new { ref_id = id, profile_id = p, amount = amount, source_asset = "USD", target_asset = "PYUSD" });
    await client.ExecuteAsync(r);
  }
}
