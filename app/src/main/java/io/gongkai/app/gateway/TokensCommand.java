package io.gongkai.app.gateway;

import io.gongkai.app.cli.CommandFailure;
import io.gongkai.app.cli.ExitStatus;
import io.gongkai.app.cli.TerminalText;
import io.gongkai.app.cli.VersionProvider;
import io.gongkai.app.config.ConfigOptions;
import io.gongkai.app.config.DatabaseConnection;
import io.gongkai.app.config.GatewayOptions;
import io.gongkai.ingest.gateway.AccessToken;
import io.gongkai.ingest.gateway.AccessTokens;
import java.io.PrintWriter;
import java.sql.SQLException;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.time.ZoneOffset;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code gongkai tokens}: what agencies open the HTTP gateway with. */
@Command(
    name = "tokens",
    header = "Make, list or revoke the tokens that agencies publish and read with.",
    mixinStandardHelpOptions = true,
    versionProvider = VersionProvider.class,
    synopsisSubcommandLabel = "COMMAND",
    commandListHeading = "%nCommands:%n")
public final class TokensCommand implements Runnable {
  private final Clock clock;

  @Spec private CommandSpec spec;

  /**
   * The command.
   *
   * @param clock says when a token is made or revoked, and which have expired
   */
  public TokensCommand(Clock clock) {
    this.clock = clock;
  }

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "say what to do: create, list or revoke");
  }

  @Command(
      name = "create",
      description = {
        "Make a token for an agency. It is printed to standard output, this one time: only its hash"
            + " is kept."
      },
      mixinStandardHelpOptions = true)
  int create(
      @Option(
              names = "--agency",
              required = true,
              paramLabel = "ID",
              description = "Agency that the token publishes and reads as.")
          String agency,
      @Option(
              names = "--expires",
              paramLabel = "DATE|PERIOD",
              description =
                  "Last day of its use (2027-12-31, in UTC), or how long from now (P90D, P1Y)."
                      + " Default: it does not expire.")
          String expires,
      @Mixin ConfigOptions configOptions) {
    Instant now = clock.instant();
    Instant expiresAt = expires == null ? null : end(expires, now);
    return with(
        configOptions,
        tokens -> {
          AccessTokens.Created created;
          try {
            created = tokens.create(agency, now, expiresAt);
          } catch (IllegalArgumentException e) {
            throw new CommandFailure(e.getMessage(), e);
          }
          PrintWriter err = spec.commandLine().getErr();
          err.println("token " + described(created.token(), now));
          err.println("keep it now: it cannot be shown again");
          err.flush();
          spec.commandLine().getOut().println(created.secret());
          return ExitStatus.OK;
        });
  }

  @Command(
      name = "list",
      description = "Print all tokens, never the secret: id, last characters, agency, state.",
      mixinStandardHelpOptions = true)
  int list(@Mixin ConfigOptions configOptions) {
    Instant now = clock.instant();
    return with(
        configOptions,
        tokens -> {
          PrintWriter out = spec.commandLine().getOut();
          tokens.list().forEach(token -> out.println(described(token, now)));
          return ExitStatus.OK;
        });
  }

  @Command(
      name = "revoke",
      description =
          "Revoke a token. Gateways refuse it within gateway.token.cache.ms of the configuration.",
      mixinStandardHelpOptions = true)
  int revoke(
      @Parameters(paramLabel = "ID", description = "Id of the token, as 'tokens list' prints it.")
          String id,
      @Mixin ConfigOptions configOptions) {
    return with(
        configOptions,
        tokens -> {
          AccessToken token =
              tokens
                  .revoke(id, clock.instant())
                  .orElseThrow(
                      () ->
                          new CommandFailure(
                              "there is no token " + id + "; 'gongkai tokens list' prints all"));
          spec.commandLine().getOut().println(described(token, clock.instant()));
          return ExitStatus.OK;
        });
  }

  private interface Work {
    int on(AccessTokens tokens) throws SQLException;
  }

  private int with(ConfigOptions configOptions, Work work) {
    DatabaseConnection database = configOptions.connections().database().required();
    try (AccessTokens tokens = open(database)) {
      return work.on(tokens);
    } catch (SQLException e) {
      throw new CommandFailure(
          "the database " + database.shownUrl() + " does not answer: " + e.getMessage(), e);
    } finally {
      spec.commandLine().getOut().flush();
    }
  }

  private static AccessTokens open(DatabaseConnection database) {
    try {
      return AccessTokens.in(GatewayOptions.database(database));
    } catch (RuntimeException e) {
      throw new CommandFailure(
          "the tokens in the database "
              + database.shownUrl()
              + " cannot be opened: "
              + e.getMessage(),
          e);
    }
  }

  static String described(AccessToken token, Instant now) {
    String expires = token.expiresAt() == null ? "" : ", expires " + token.expiresAt();
    String revoked = token.revokedAt() == null ? "" : ", revoked " + token.revokedAt();
    return token.id()
        + "  …"
        + token.lastFour()
        + "  "
        + token.state(now)
        + "  "
        + TerminalText.line(token.agency())
        + "  (made "
        + token.createdAt()
        + expires
        + revoked
        + ")";
  }

  /** The moment from which on a token opens nothing. */
  private static Instant end(String expires, Instant now) {
    try {
      return expires.startsWith("P")
          ? now.atZone(ZoneOffset.UTC).plus(Period.parse(expires)).toInstant()
          : LocalDate.parse(expires).plusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant();
    } catch (DateTimeException e) {
      throw new CommandFailure(
          "--expires " + expires + " is neither a day (2027-12-31) nor a period (P90D, P1Y)", e);
    }
  }
}
