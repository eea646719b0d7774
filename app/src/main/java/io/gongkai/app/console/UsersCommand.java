package io.gongkai.app.console;

import io.gongkai.app.cli.CommandFailure;
import io.gongkai.app.cli.ExitStatus;
import io.gongkai.app.cli.VersionProvider;
import io.gongkai.app.config.ConfigOptions;
import io.gongkai.app.config.ConsoleOptions;
import io.gongkai.app.config.DatabaseConnection;
import io.gongkai.console.account.Accounts;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code gongkai users}: who may change something by way of the console. */
@Command(
    name = "users",
    header = "Add, list or remove those who sign in to the console.",
    mixinStandardHelpOptions = true,
    versionProvider = VersionProvider.class,
    synopsisSubcommandLabel = "COMMAND",
    commandListHeading = "%nCommands:%n")
public final class UsersCommand implements Runnable {
  private static final long LONGEST_FILE = 1_000;

  private final Clock clock;

  @Spec private CommandSpec spec;

  /**
   * The command.
   *
   * @param clock says when an account is made
   */
  public UsersCommand(Clock clock) {
    this.clock = clock;
  }

  @Override
  public void run() {
    throw new ParameterException(
        spec.commandLine(), "say what to do: add, password, list or remove");
  }

  @Command(
      name = "add",
      description = {
        "Make an account. Without --password-file its password is made up, and printed to standard"
            + " output this one time: only its hash is kept."
      },
      mixinStandardHelpOptions = true)
  int add(
      @Parameters(paramLabel = "NAME", description = "Name to sign in with.") String name,
      @Mixin PasswordFile file,
      @Mixin ConfigOptions configOptions) {
    return with(
        configOptions,
        accounts -> {
          String password = file.read(accounts);
          if (!accounts.add(name, password, clock.instant())) {
            throw new CommandFailure(
                "there is an account " + name + " already; 'gongkai users password' changes it");
          }
          say("added " + name);
          tell(file, password);
        });
  }

  @Command(
      name = "password",
      description = "Give an account another password, and end its sessions.",
      mixinStandardHelpOptions = true)
  int password(
      @Parameters(paramLabel = "NAME", description = "Name of the account.") String name,
      @Mixin PasswordFile file,
      @Mixin ConfigOptions configOptions) {
    return with(
        configOptions,
        accounts -> {
          String password = file.read(accounts);
          if (!accounts.password(name, password)) {
            throw missing(name);
          }
          say("changed " + name);
          tell(file, password);
        });
  }

  @Command(
      name = "list",
      description = "Print all accounts: name, when it was made, how often it is signed in.",
      mixinStandardHelpOptions = true)
  int list(@Mixin ConfigOptions configOptions) {
    return with(
        configOptions,
        accounts ->
            accounts
                .list()
                .forEach(
                    account ->
                        print(
                            account.name()
                                + "  (made "
                                + account.createdAt()
                                + ", sessions "
                                + account.sessions()
                                + ")")));
  }

  @Command(
      name = "remove",
      description = "Take an account away, and end its sessions at once.",
      mixinStandardHelpOptions = true)
  int remove(
      @Parameters(paramLabel = "NAME", description = "Name of the account.") String name,
      @Mixin ConfigOptions configOptions) {
    return with(
        configOptions,
        accounts -> {
          if (!accounts.remove(name)) {
            throw missing(name);
          }
          print("removed " + name);
        });
  }

  /** Where a password comes from. */
  static final class PasswordFile {
    @Option(
        names = "--password-file",
        paramLabel = "FILE",
        description = "Take the password from the first line of a file: 12 to 200 characters.")
    private Path path;

    private boolean isMadeUp() {
      return path == null;
    }

    private String read(Accounts accounts) {
      if (isMadeUp()) {
        return accounts.randomPassword();
      }
      try {
        if (Files.size(path) > LONGEST_FILE) {
          throw new CommandFailure("the file " + path + " is longer than any password");
        }
        return Files.readString(path, StandardCharsets.UTF_8).lines().findFirst().orElse("");
      } catch (IOException e) {
        throw new CommandFailure("the file " + path + " cannot be read: " + e, e);
      }
    }
  }

  private interface Work {
    void on(Accounts accounts) throws SQLException;
  }

  private int with(ConfigOptions configOptions, Work work) {
    DatabaseConnection database = configOptions.connections().database().required();
    try (Accounts accounts = Accounts.in(ConsoleOptions.database(database))) {
      work.on(accounts);
      return ExitStatus.OK;
    } catch (IllegalArgumentException e) {
      throw new CommandFailure(e.getMessage(), e);
    } catch (SQLException e) {
      throw new CommandFailure(
          "the accounts in the database "
              + database.shownUrl()
              + " cannot be reached: "
              + e.getMessage(),
          e);
    } finally {
      spec.commandLine().getOut().flush();
    }
  }

  private void tell(PasswordFile file, String password) {
    if (file.isMadeUp()) {
      say("keep the password now: it cannot be shown again");
      print(password);
    }
  }

  private void say(String line) {
    spec.commandLine().getErr().println(line);
    spec.commandLine().getErr().flush();
  }

  private void print(String line) {
    spec.commandLine().getOut().println(line);
  }

  private static CommandFailure missing(String name) {
    return new CommandFailure("there is no account " + name + "; 'gongkai users list' prints all");
  }
}
