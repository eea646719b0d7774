package io.gongkai.ingest.gateway;

import static io.gongkai.ingest.gateway.GatewayUnderTest.AGENCY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.gongkai.schemas.topic.SubmissionId;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicLong;
import org.assertj.core.api.Assertions;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GatewayAccessIT {
  private static final String OTHER = "雁栖市卫生健康委员会";

  @RegisterExtension private static final GatewayUnderTest GATEWAY = new GatewayUnderTest();

  @Test
  void shouldAskForATokenWhenThereIsNoneOrNotAValidOne() throws Exception {
    GATEWAY.token(AGENCY);
    String unknown = "gk_" + "A".repeat(43);

    assertThat(GATEWAY.problem(GATEWAY.post(null, "x"))).isEqualTo("unauthenticated");
    assertThat(GATEWAY.problem(GATEWAY.post(unknown, "x"))).isEqualTo("unauthenticated");
    assertThat(GATEWAY.problem(GATEWAY.post("no token", "x"))).isEqualTo("unauthenticated");
    assertThat(
            GATEWAY.problem(
                GATEWAY
                    .request("/v1/reports/" + encoded(AGENCY) + "/2024", null)
                    .header("Authorization", "Basic QWxhZGRpbjpvcGVu")))
        .isEqualTo("unauthenticated");
    assertThat(GATEWAY.producer().history()).isEmpty();
  }

  @Test
  void shouldRefuseTheTokenWhenItHasExpired() throws Exception {
    Instant expires = GATEWAY.clock().instant().plus(Duration.ofDays(1));
    String token = GATEWAY.token(AGENCY, expires);
    GATEWAY.body(GATEWAY.post(token, "x"), 202);

    GATEWAY.clock().advance(Duration.ofDays(1));

    assertThat(GATEWAY.body(GATEWAY.post(token, "x"), 401).path("detail").asText())
        .isEqualTo("the token expired at " + expires);
  }

  @Test
  void shouldRefuseARevokedTokenWhenTheBoundHasPassed() throws Exception {
    AtomicLong nanos = new AtomicLong();
    Authenticator authenticator =
        new Authenticator(GATEWAY.tokens(), GATEWAY.clock(), Duration.ofSeconds(10), nanos::get);
    AccessTokens.Created created = GATEWAY.tokens().create(AGENCY, GATEWAY.clock().instant(), null);
    String header = "Bearer " + created.secret();
    assertThat(authenticator.agency(header)).isEqualTo(AGENCY);

    GATEWAY.tokens().revoke(created.token().id(), GATEWAY.clock().instant());

    assertThat(authenticator.agency(header)).isEqualTo(AGENCY);
    nanos.addAndGet(Duration.ofSeconds(10).toNanos());
    assertRefused(() -> authenticator.agency(header), "the token was revoked");
  }

  @Test
  void shouldNotTellOfAnotherAgencysThingsWhenItAsksForThem() throws Exception {
    String mine = GATEWAY.token(AGENCY);
    String others = GATEWAY.token(OTHER);
    GATEWAY.body(GATEWAY.post(mine, "x"), 202);
    String id = SubmissionId.of(AGENCY, "x".getBytes(StandardCharsets.UTF_8));
    String missing = "0".repeat(64);

    JsonNode foreign = GATEWAY.body(GATEWAY.request("/v1/submissions/" + id, others), 404);
    JsonNode none = GATEWAY.body(GATEWAY.request("/v1/submissions/" + missing, others), 404);

    assertThat(foreign.path("detail").asText().replace(id, missing))
        .isEqualTo(none.path("detail").asText());
    assertThat(withoutInstance(report(mine, OTHER)))
        .isEqualTo(withoutInstance(report(mine, AGENCY)));
    GATEWAY.body(GATEWAY.request("/v1/submissions/" + id, mine), 200);
  }

  @Test
  void shouldKeepOnlyTheHashWhenATokenIsMade() throws Exception {
    AccessTokens.Created created = GATEWAY.tokens().create(AGENCY, GATEWAY.clock().instant(), null);

    assertThat(GATEWAY.tokens().list()).containsExactly(created.token());
    assertThat(created.secret()).startsWith("gk_").hasSize(46).endsWith(created.token().lastFour());
    assertThat(created.toString()).doesNotContain(created.secret());
    assertThat(GATEWAY.rows("SELECT t::text FROM gateway.token t"))
        .singleElement()
        .asString()
        .contains(java.util.HexFormat.of().formatHex(AccessTokens.hash(created.secret())))
        .doesNotContain(created.secret());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "a/b",
        "a\\b",
        "..",
        "a%2fb",
        "a\nb",
        " a",
        "a\u0000",
        "a\u200bb",
        "a\u202eb",
        "a\u2028b",
        "\ufeffa"
      })
  void shouldRefuseToMakeATokenWhenTheAgencyIsNone(String agency) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> GATEWAY.tokens().create(agency, GATEWAY.clock().instant(), null))
        .withMessageContaining("is no agency id");
  }

  private static JsonNode report(String token, String agency) throws Exception {
    HttpRequest.Builder request =
        GATEWAY.request("/v1/reports/" + encoded(agency) + "/2024", token);
    return GATEWAY.body(request, 404);
  }

  private static JsonNode withoutInstance(JsonNode problem) {
    return ((ObjectNode) problem).without("instance");
  }

  private static String encoded(String agency) {
    return URLEncoder.encode(agency, StandardCharsets.UTF_8);
  }

  private static void assertRefused(ThrowingCallable call, String detail) {
    Assertions.assertThatThrownBy(call).isInstanceOf(ProblemException.class).hasMessage(detail);
  }
}
