class Lists {
    Object executions(Api api, String profile, String since) {
        return api.get("/v2/profiles/" + profile + "/executions", Map.of("created_at.begin", since, "updated_at.end", since));
    }
}
