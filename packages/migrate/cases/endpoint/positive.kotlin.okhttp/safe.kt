import okhttp3.HttpUrl.Companion.toHttpUrl
import okhttp3.MediaType.Companion.toMediaType
import okhttp3.OkHttpClient
import okhttp3.Request
import okhttp3.RequestBody.Companion.toRequestBody

private fun create(client: OkHttpClient, ref: String, profile: String) {
    val json = """
        {
          "ref_id": "$ref",
          "source": {
            "profile": {
              "profile_id": "$profile"
            }
          },
          "destination": {
            "profile": {
              "profile_id": "$profile"
            }
          },
          "source_amount": "5",
          "source_asset": "USD",
          "destination_asset": "PYUSD"
        }
    """.trimIndent()
    val request = Request.Builder()
        .url("https://api.paxos.com/v2/orchestration/orchestrations")
        .post(json.toRequestBody("application/json".toMediaType()))
        .build()
    client.newCall(request).execute().use { response -> println(response.code) }
}

private fun list(client: OkHttpClient, since: String) {
    val url = "https://api.paxos.com/v2/conversion/stablecoins".toHttpUrl().newBuilder()
        .addQueryParameter("created_at.begin", since)
        .build()
    client.newCall(Request.Builder().url(url).get().build()).execute().close()
}
