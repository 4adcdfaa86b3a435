import java.util.HashMap;
import java.util.Map;
import org.springframework.web.util.UriComponentsBuilder;

class Lists {
    private void list(Api api, String profile, String since) {
        Map<String, String> query = new HashMap<>();
        query.put("profile_id", profile);
        query.put("created_at.gte", since);
        query.put("created_at.lte", "2026-12-31T00:00:00Z");
        System.out.println(api.get("/v2/orchestration/orchestrations", query).get("items").size());
    }

    private void inUrl(Api api, String since) {
        api.get("/v2/orchestration/orchestrations?created_at.gte=" + since + "&limit=50").close();
    }

    private void built(RestTemplate rest, String base, String since) {
        String url = UriComponentsBuilder.fromHttpUrl(base + "/v2/conversion/stablecoins")
                .queryParam("created_at.begin", since)
                .queryParam("updated_at.begin", since)
                .toUriString();
        rest.getForObject(url, Void.class);
    }
}
