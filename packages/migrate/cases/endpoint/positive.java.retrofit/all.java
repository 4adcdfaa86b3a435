import java.util.Map;
import retrofit2.Call;
import retrofit2.http.Body;
import retrofit2.http.DELETE;
import retrofit2.http.GET;
import retrofit2.http.POST;
import retrofit2.http.Path;
import retrofit2.http.Query;
import retrofit2.http.QueryMap;

interface PaxosApi {
    @POST("v2/conversion/stablecoins")
    Call<Map<String, Object>> create(@Body Map<String, Object> body);

    @GET("v2/orchestration/orchestrations/{id}")
    Call<Map<String, Object>> get(@Path("id") String id);

    @GET("v2/conversion/stablecoins")
    Call<Map<String, Object>> list(@Query("created_at.begin") String begin, @Query("updated_at.end") String end);

    @GET("v2/conversion/stablecoins")
    Call<Map<String, Object>> search(@QueryMap Map<String, String> filters);

    @DELETE("v2/conversion/stablecoins/{id}")
    Call<Void> cancel(@Path("id") String id);
}
