import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.anyOf;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.is;

import java.util.Map;

class ConversionsIT {
  void create(String profile, String ref) {
    given()
        .body(Map.of("source", Map.of("profile", Map.of("profile_id", profile)), "destination", Map.of("profile", Map.of("profile_id", profile)), "source_amount", "5", "source_asset", "USD", "destination_asset", "PYUSD", "ref_id", ref))
        .when()
        .post("/v2/orchestration/orchestrations")
        .then()
        .statusCode(201)
        .body("source_amount", equalTo("5"))
        .body("status", equalTo("PROCESSING"));
  }

  void read(String id) {
    given().when().get("/v2/orchestration/orchestrations/" + id).then().body("status", equalTo("COMPLETED"), "destination_asset", is("PYUSD"));
  }

  void settles(String id) {
    given().get("/v2/orchestration/orchestrations/" + id).then().body("status", anyOf(is("COMPLETED"), is("PROCESSING")));
  }
}
