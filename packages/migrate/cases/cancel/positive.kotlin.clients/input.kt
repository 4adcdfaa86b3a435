import io.ktor.client.HttpClient
import io.ktor.client.request.delete
import io.ktor.client.request.request
import io.ktor.http.HttpMethod
import okhttp3.OkHttpClient
import okhttp3.Request

private const val BASE = "https://api.paxos.com"

private suspend fun ktor(client: HttpClient, id: String) {
    client.delete("$BASE/v2/conversion/stablecoins/$id")
    client.request("$BASE/v2/conversion/stablecoins/$id") {
        method = HttpMethod.Delete
    }
}

private fun square(client: OkHttpClient, id: String) {
    val request = Request.Builder().url("$BASE/v2/conversion/stablecoins/$id").delete().build()
    client.newCall(request).execute().close()
}
