import java.util.Map;

class Conflicts {
    private void convert(RestTemplate rest, ObjectMapper mapper, Map<String, Object> body) throws Exception {
        try {
            rest.postForEntity("https://api.paxos.com/v2/conversion/stablecoins", body, Void.class);
        } catch (HttpClientErrorException.Conflict error) {
            JsonNode problem = mapper.readTree(error.getResponseBodyAsString());
            if (problem.get("detail").asText().contains("conversion already exists with ref_id")) {
                System.out.println(problem.get("meta").get("existing").get("target_asset"));
            }
        }
    }
}
