import okhttp3.HttpUrl;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;

class Square {
    private static final MediaType JSON = MediaType.get("application/json");

    private void create(OkHttpClient client, String ref, String profile) throws Exception {
        String json = "{\"ref_id\": \"" + ref + "\", \"profile_id\": \"" + profile + "\", \"amount\": \"5\", \"source_asset\": \"USD\", \"target_asset\": \"PYUSD\"}";
        Request request = new Request.Builder()
                .url("https://api.paxos.com/v2/conversion/stablecoins")
                .post(RequestBody.create(json, JSON))
                .build();
        try (Response response = client.newCall(request).execute()) {
            System.out.println(response.code());
        }
    }

    private void list(OkHttpClient client, String since) throws Exception {
        HttpUrl url = HttpUrl.parse("https://api.paxos.com/v2/conversion/stablecoins").newBuilder()
                .addQueryParameter("created_at.begin", since)
                .build();
        client.newCall(new Request.Builder().url(url).get().build()).execute().close();
    }
}
