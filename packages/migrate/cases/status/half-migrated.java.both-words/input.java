class Comparisons {
    private void show(Api api, String id) {
        String status = api.get("/v2/conversion/stablecoins/" + id).get("status").asText();
        if (status.equals("SETTLED") || status.equals("COMPLETED")) {
            System.out.println("done");
        }
    }
}
