class Signed { async Task Convert(HttpClient client, string id, string p, string amount) {
  client.DefaultRequestHeaders.Add("x-sig", Sign("POST", "/v2/conversion/stablecoins"));
  await client.PostAsJsonAsync("https://api.paxos.com/v2/orchestration/orchestrations", new { ref_id = id, source = new { profile = new { profile_id = p } }, destination = new { profile = new { profile_id = p } }, source_amount = amount, source_asset = "USD", destination_asset = "PYUSD" });
} }
