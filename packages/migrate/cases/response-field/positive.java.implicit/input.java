record Conversion(String id, String amount, String sourceAsset, String targetAsset, String status) {}

class Models {
    private void show(WebClient client, String id) {
        Conversion conversion = client.get().uri("/v2/conversion/stablecoins/{id}", id).retrieve().bodyToMono(Conversion.class).block();
        System.out.println(conversion.amount());
    }
}
