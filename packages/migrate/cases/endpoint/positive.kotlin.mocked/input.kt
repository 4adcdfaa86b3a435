import io.ktor.client.engine.mock.MockEngine
import io.ktor.client.engine.mock.respond
import io.mockk.every

class ClientTest {
    private val engine = MockEngine { request ->
        when (request.url.encodedPath) {
            "/v2/conversion/stablecoins/e9a2f4c1" -> respond("""{"id": "e9a2f4c1", "profile_id": "7c4e8f2a", "amount": "100", "source_asset": "USD", "target_asset": "PYUSD", "status": "CREATED"}""")
            else -> error("unexpected")
        }
    }

    fun found(api: Api) {
        every { api.get("/v2/conversion/stablecoins/e9a2f4c1") } returns mapOf("id" to "e9a2f4c1", "status" to "SETTLED", "amount" to "1", "source_asset" to "USD", "target_asset" to "PYUSD")
    }
}
