import io.ktor.client.HttpClient
import io.ktor.client.request.get
import io.ktor.client.request.parameter
import io.ktor.client.request.request
import io.ktor.client.request.url
import io.ktor.http.HttpMethod
import okhttp3.HttpUrl.Companion.toHttpUrl
import okhttp3.OkHttpClient
import okhttp3.Request

private suspend fun cancel(client: HttpClient, id: String) {
    client.request {
        method = HttpMethod.Delete
        url("https://api.paxos.com/v2/conversion/stablecoins/$id")
    }
}

private suspend fun list(client: HttpClient, since: String) {
    client.get {
        url("https://api.paxos.com/v2/conversion/stablecoins")
        parameter("updated_at.begin", since)
    }
}

private fun built(client: OkHttpClient, id: String) {
    val url = "https://api.paxos.com".toHttpUrl().newBuilder().addPathSegments("v2/conversion/stablecoins").addPathSegment(id).build()
    client.newCall(Request.Builder().url(url).delete().build()).execute().close()
}
