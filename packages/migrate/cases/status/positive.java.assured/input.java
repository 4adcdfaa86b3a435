import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.anyOf;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.is;

import java.util.Map;

class ConversionsIT {
  void create(String profile, String ref) {
    given()
        .body(Map.of("profile_id", profile, "amount", "5", "source_asset", "USD", "target_asset", "PYUSD", "ref_id", ref))
        .when()
        .post("/v2/conversion/stablecoins")
        .then()
        .statusCode(201)
        .body("amount", equalTo("5"))
        .body("status", equalTo("CREATED"));
  }

  void read(String id) {
    given().when().get("/v2/conversion/stablecoins/" + id).then().body("status", equalTo("SETTLED"), "target_asset", is("PYUSD"));
  }

  void settles(String id) {
    given().get("/v2/conversion/stablecoins/" + id).then().body("status", anyOf(is("SETTLED"), is("CREATED")));
  }
}
