class Cut {
    String convert(Http http, String base, String ref) {
        return http.post(base + "/v2/conversion/stablecoins", Map.of("profile_id", PROFILE, "amount", "1",
