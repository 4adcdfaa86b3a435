fun count(api: Api) = api.get("/v2/profiles/p/orders")["items"].size
