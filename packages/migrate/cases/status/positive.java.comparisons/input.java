enum Status {
    CREATED("CREATED"),
    SETTLED("SETTLED"),
    CANCELLED("CANCELLED");

    private final String wire;

    Status(String wire) {
        this.wire = wire;
    }
}

class Comparisons {
    private void show(Api api, String id) {
        JsonNode conversion = api.get("/v2/conversion/stablecoins/" + id);
        String status = conversion.get("status").asText();
        if ("SETTLED".equals(status)) {
            System.out.println("done");
        }
        if (status.equals("CREATED") || status.equalsIgnoreCase("cancelled")) {
            System.out.println("not yet");
        }
    }
}
