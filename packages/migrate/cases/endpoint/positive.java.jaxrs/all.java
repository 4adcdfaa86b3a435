import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.client.Client;
import jakarta.ws.rs.client.Entity;

import java.util.Map;

interface Declared {
    @GET
    @Path("/v2/orchestration/orchestrations/{id}")
    String get(@PathParam("id") String id);
}

class Fluent {
    private void create(Client client, String ref, String profile) {
        client.target("https://api.paxos.com").path("/v2/orchestration/orchestrations").request()
                .post(Entity.json(Map.of("ref_id", ref, "source", Map.of("profile", Map.of("profile_id", profile)), "destination", Map.of("profile", Map.of("profile_id", profile)), "source_amount", "5", "source_asset", "USD", "destination_asset", "PYUSD")));
    }
}
