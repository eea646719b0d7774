package io.gongkai.ingest.gateway;

import java.time.Instant;

/**
 * What is known of a token, which is not the token itself.
 *
 * @param id names it, for revoking it
 * @param agency the agency that it opens the gateway for
 * @param lastFour its last four characters, for its holder to recognise it by
 * @param createdAt when it was made
 * @param expiresAt from when on it opens nothing; null when it does not expire
 * @param revokedAt when it was revoked; null when it was not
 */
public record AccessToken(
    String id,
    String agency,
    String lastFour,
    Instant createdAt,
    Instant expiresAt,
    Instant revokedAt) {

  /** How a token stands. */
  public enum State {
    /** It opens the gateway. */
    VALID,
    /** Its time is over. */
    EXPIRED,
    /** It was revoked. */
    REVOKED
  }

  /** How the token stands at a point in time. */
  public State state(Instant now) {
    if (revokedAt != null) {
      return State.REVOKED;
    }
    return expiresAt != null && !now.isBefore(expiresAt) ? State.EXPIRED : State.VALID;
  }
}
