import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.client.Client;
import jakarta.ws.rs.client.Entity;

import java.util.Map;

interface Declared {
    @GET
    @Path("/v2/conversion/stablecoins/{id}")
    String get(@PathParam("id") String id);
}

class Fluent {
    private void create(Client client, String ref, String profile) {
        client.target("https://api.paxos.com").path("/v2/conversion/stablecoins").request()
                .post(Entity.json(Map.of("ref_id", ref, "profile_id", profile, "amount", "5", "source_asset", "USD", "target_asset", "PYUSD")));
    }
}
