import retrofit2.http.Body
import retrofit2.http.DELETE
import retrofit2.http.GET
import retrofit2.http.POST
import retrofit2.http.Path
import retrofit2.http.Query
import retrofit2.http.QueryMap

interface PaxosApi {
    @POST("v2/conversion/stablecoins")
    suspend fun create(@Body body: Map<String, Any>): Map<String, Any>

    @GET("v2/conversion/stablecoins/{id}")
    suspend fun get(@Path("id") id: String): Map<String, Any>

    @GET("v2/orchestration/orchestrations")
    suspend fun list(@Query("created_at.gte") begin: String, @Query("limit") limit: Int = 100): Map<String, Any>

    @GET("v2/conversion/stablecoins")
    suspend fun search(@QueryMap filters: Map<String, String>): Map<String, Any>

    @DELETE("v2/conversion/stablecoins/{id}")
    suspend fun cancel(@Path("id") id: String)
}
