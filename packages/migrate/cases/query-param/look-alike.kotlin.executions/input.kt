fun executions(api: Api, profile: String, since: String) =
    api.get("/v2/profiles/$profile/executions", mapOf("created_at.begin" to since, "updated_at.end" to since))
