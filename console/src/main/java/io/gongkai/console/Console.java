package io.gongkai.console;

import io.gongkai.console.account.Sessions;
import io.gongkai.console.data.ConsoleDatabase;
import io.gongkai.console.data.FigurePoller;
import io.gongkai.console.data.FigureQueries;
import io.gongkai.console.web.ConsoleRoutes;
import io.gongkai.console.web.ServerBounds;
import io.javalin.Javalin;
import java.net.URI;
import java.time.Clock;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * The console, running.
 *
 * <p>Safe for several threads. Several consoles may share a database.
 */
public final class Console implements AutoCloseable {
  private final Javalin javalin;
  private final ConsoleRoutes routes;
  private final FigurePoller poller;
  private final ConsoleDatabase database;
  private final URI uri;
  private final AtomicBoolean closed = new AtomicBoolean();

  private Console(
      Javalin javalin,
      ConsoleRoutes routes,
      FigurePoller poller,
      ConsoleDatabase database,
      URI uri) {
    this.javalin = javalin;
    this.routes = routes;
    this.poller = poller;
    this.database = database;
    this.uri = uri;
  }

  /**
   * Starts a console that shows and changes nothing; it answers when this returns.
   *
   * @param config how it runs
   * @param originals where documents are; not closed
   * @param clock says which day it is
   * @throws RuntimeException when the port is taken; nothing keeps running then
   */
  public static Console start(ConsoleConfig config, Originals originals, Clock clock) {
    return start(
        config,
        new Pipeline(
            originals, PagePictures.NONE, Waivers.NONE, DeadLetters.NONE, Addresses.UNKNOWN),
        clock);
  }

  /**
   * Starts a console; it answers when this returns.
   *
   * @param config how it runs
   * @param pipeline what it asks of the pipeline; not closed
   * @param clock says which day it is
   * @throws RuntimeException when the port is taken; nothing keeps running then
   */
  public static Console start(ConsoleConfig config, Pipeline pipeline, Clock clock) {
    ConsoleDatabase database = ConsoleDatabase.open(config.database());
    ConsoleRoutes routes =
        new ConsoleRoutes(
            new ConsoleRoutes.Setup(
                database,
                pipeline,
                new Sessions(config.database(), clock, config.access().session()),
                config,
                clock));
    FigurePoller poller =
        FigurePoller.start(
            new FigureQueries(database), clock, config.limits().refresh(), routes::tell);
    routes.figuresFrom(poller);
    ServerBounds bounds = new ServerBounds(config);
    Javalin javalin = Javalin.create(bounds::applyTo);
    try {
      routes.addTo(javalin);
      javalin.start();
      return new Console(javalin, routes, poller, database, uri(config, bounds.port()));
    } catch (RuntimeException | Error e) {
      javalin.stop();
      poller.close();
      routes.close();
      database.close();
      throw e;
    }
  }

  /** Where the console listens. */
  public URI uri() {
    return uri;
  }

  /** How many open pages are told of news. */
  public int listeners() {
    return routes.listeners();
  }

  /** Stops: lets go of open pages, and of the database. */
  @Override
  public void close() {
    if (closed.getAndSet(true)) {
      return;
    }
    routes.close();
    javalin.stop();
    poller.close();
    database.close();
  }

  private static URI uri(ConsoleConfig config, int port) {
    String host = config.host().contains(":") ? "[" + config.host() + "]" : config.host();
    return URI.create("http://" + host + ":" + port);
  }
}
