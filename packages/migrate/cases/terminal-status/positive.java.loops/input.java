import java.util.Set;

class Loops {
    private static final Set<String> FINAL = Set.of("SETTLED", "CANCELLED");

    private String until(Api api, String id) throws InterruptedException {
        String status;
        do {
            Thread.sleep(1000);
            status = api.get("/v2/conversion/stablecoins/" + id).get("status").asText();
        } while (!status.equals("SETTLED") && !status.equals("CANCELLED"));
        return status;
    }

    private void set(Api api, String id) throws InterruptedException {
        while (!FINAL.contains(api.get("/v2/conversion/stablecoins/" + id).get("status").asText())) {
            Thread.sleep(1000);
        }
    }

    private String branches(Api api, String id) {
        switch (api.get("/v2/conversion/stablecoins/" + id).get("status").asText()) {
            case "CREATED":
                return "waiting";
            case "SETTLED":
                return "done";
            default:
                return "cancelled";
        }
    }
}
