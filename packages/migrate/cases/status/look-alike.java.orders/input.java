class Orders {
    boolean done(Api api, String id) {
        String status = api.get("/v2/profiles/p/orders/" + id).get("status").asText();
        return status.equals("SETTLED") || "CANCELLED".equals(status);
    }

    enum State { CREATED, SETTLED, CANCELLED }

    String label(State state) {
        return switch (state) {
            case CREATED -> "new";
            case SETTLED, CANCELLED -> "over";
        };
    }
}
