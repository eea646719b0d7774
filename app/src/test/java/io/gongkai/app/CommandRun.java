package io.gongkai.app;

import io.gongkai.app.cli.GongkaiCommand;
import java.io.PrintWriter;
import java.io.StringWriter;

/**
 * One run of the command line inside the test.
 *
 * @param status exit status
 * @param out what it wrote to standard output
 * @param err what it wrote to standard error
 */
public record CommandRun(int status, String out, String err) {

  /** Runs a command. */
  public static CommandRun of(String... args) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    int status = GongkaiCommand.run(args, new PrintWriter(out), new PrintWriter(err));
    return new CommandRun(status, out.toString(), err.toString());
  }
}
