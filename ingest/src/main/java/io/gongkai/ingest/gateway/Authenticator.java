package io.gongkai.ingest.gateway;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Ticker;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Optional;

/** Tells from the header {@code Authorization} for which agency a request is. */
final class Authenticator {
  private static final String SCHEME = "Bearer ";
  private static final int MAX_CACHED = 10_000;

  private final AccessTokens tokens;
  private final Clock clock;

  /** Looked up by the hash; what is not there is remembered too. */
  private final Cache<String, Optional<AccessToken>> known;

  /**
   * An authenticator.
   *
   * @param cached how long a token is believed without a look into the database
   * @param ticker a clock for that time
   */
  Authenticator(AccessTokens tokens, Clock clock, Duration cached, Ticker ticker) {
    this.tokens = tokens;
    this.clock = clock;
    this.known =
        Caffeine.newBuilder()
            .maximumSize(MAX_CACHED)
            .expireAfterWrite(cached)
            .ticker(ticker)
            .build();
  }

  /**
   * The agency that a header's token stands for.
   *
   * @param authorization value of the header; null when there is none
   * @throws ProblemException when it holds no token that is valid
   */
  String agency(String authorization) {
    if (authorization == null) {
      throw refused("the header Authorization is missing");
    }
    if (!authorization.regionMatches(true, 0, SCHEME, 0, SCHEME.length())) {
      throw refused("the header Authorization does not say Bearer");
    }
    String secret = authorization.substring(SCHEME.length()).strip();
    AccessToken token =
        find(secret).orElseThrow(() -> refused("the token is not one that was handed out"));
    return switch (token.state(clock.instant())) {
      case VALID -> token.agency();
      case EXPIRED -> throw refused("the token expired at " + token.expiresAt());
      case REVOKED -> throw refused("the token was revoked");
    };
  }

  private Optional<AccessToken> find(String secret) {
    if (!AccessTokens.isToken(secret)) {
      return Optional.empty();
    }
    byte[] hash = AccessTokens.hash(secret);
    String key = HexFormat.of().formatHex(hash);
    Optional<AccessToken> cached = known.getIfPresent(key);
    if (cached != null) {
      return cached;
    }
    try {
      Optional<AccessToken> found = tokens.find(hash);
      known.put(key, found);
      return found;
    } catch (SQLException e) {
      throw ProblemException.unavailable("the token cannot be looked up now", e);
    }
  }

  private static ProblemException refused(String detail) {
    return new ProblemException(Problem.UNAUTHENTICATED, detail);
  }
}
