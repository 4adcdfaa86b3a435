class A {
  static void Add(Dictionary<string, object> b, string? to) { if (to is not null) b["recipient_profile_id"] = to; }
  async Task F(HttpClient h, string i, string p, string a, string? to) {
    var body = new Dictionary<string, object> { ["ref_id"] = i, ["profile_id"] = p, ["amount"] = a, ["source_asset"] = "USD", ["target_asset"] = "PYUSD" };
    Add(body, to);
    (await h.PostAsJsonAsync("https://api.paxos.com/v2/conversion/stablecoins", body)).EnsureSuccessStatusCode();
  }
}
