class Signed { async Task Convert(HttpClient client, string id, string p, string amount) {
  client.DefaultRequestHeaders.Add("x-sig", Sign("POST", "/v2/conversion/stablecoins"));
  await client.PostAsJsonAsync("https://api.paxos.com/v2/conversion/stablecoins", new { ref_id = id, profile_id = p, amount, source_asset = "USD", target_asset = "PYUSD" });
} }
