class Loops {
    void until(Api api, String id) throws InterruptedException {
        while (!api.get("/v2/transfer/deposits/" + id).get("status").asText().equals("SETTLED")) {
            Thread.sleep(1000);
        }
    }
}
