fun show(api: Api, id: String) = api.get("/v2/profiles/p/executions/$id")["settled_at"]
