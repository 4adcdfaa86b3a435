fun order(api: Api, body: Any) =
    try {
        api.post("/v2/profiles/p/orders", body)
    } catch (error: ApiException) {
        error.body()["meta"]["existing"]
    }
