package io.gongkai.console.web;

import io.gongkai.console.ConsoleConfig;
import io.gongkai.console.Pipeline;
import io.gongkai.console.account.Sessions;
import io.gongkai.console.data.AgencyQueries;
import io.gongkai.console.data.ConsoleDatabase;
import io.gongkai.console.data.Divisions;
import io.gongkai.console.data.ExportQueries;
import io.gongkai.console.data.FigurePoller;
import io.gongkai.console.data.FlaggedReports;
import io.gongkai.console.data.ReportQueries;
import io.gongkai.console.data.RuleQueries;
import io.gongkai.console.data.TroubleQueries;
import io.javalin.http.Context;
import io.javalin.http.HttpResponseException;
import io.javalin.http.HttpStatus;
import io.javalin.http.NotFoundResponse;
import io.javalin.http.ServiceUnavailableResponse;
import io.javalin.router.JavalinDefaultRoutingApi;
import java.sql.SQLException;
import java.time.Clock;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The console's addresses. */
public final class ConsoleRoutes implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(ConsoleRoutes.class);
  private static final Pattern NOT_ENCODED = Pattern.compile("%(?![0-9A-Fa-f]{2})");
  private static final String FOR_EVER = "public, max-age=31536000, immutable";

  private final Assets assets = new Assets();
  private final Preferences preferences;
  private final Pages pages;
  private final Listeners listeners;
  private final OverviewPage overview;
  private final FlaggedPage flagged;
  private final ReportPage report;
  private final PagePicture picture;
  private final ErrorPage errors;
  private final RulePages rules;
  private final AgencyPages agencies;
  private final TroublePage trouble;
  private final DataPage data;
  private final Exports exports;
  private final Sessions sessions;
  private final SignIn signIn;
  private final WaiverForms waivers;
  private final DeadLetterPages letters;

  /**
   * The addresses of a console.
   *
   * @param setup how it runs
   */
  public ConsoleRoutes(Setup setup) {
    preferences = new Preferences(setup.config().secureCookies());
    pages = new Pages(assets, preferences);
    listeners = new Listeners(setup.config().limits().maxListeners());
    Divisions divisions = new Divisions(setup.database());
    overview = new OverviewPage(pages, divisions);
    flagged = new FlaggedPage(pages, new FlaggedReports(setup.database()), divisions);
    rules = new RulePages(pages, new RuleQueries(setup.database()));
    agencies = new AgencyPages(pages, new AgencyQueries(setup.database()));
    trouble = new TroublePage(pages, new TroubleQueries(setup.database()));
    exports = new Exports(pages, new ExportQueries(setup.database()));
    data = new DataPage(pages, divisions, setup.pipeline().addresses());
    Pipeline pipeline = setup.pipeline();
    ReportQueries reports = new ReportQueries(setup.database());
    report = new ReportPage(pages, reports, pipeline.originals());
    picture = new PagePicture(reports, pipeline.pictures());
    errors = new ErrorPage(pages);
    sessions = setup.sessions();
    signIn = new SignIn(pages, sessions, setup.config());
    waivers = new WaiverForms(pages, pipeline.waivers());
    letters = new DeadLetterPages(pages, pipeline.deadLetters());
  }

  /**
   * How the pages run.
   *
   * @param database what they are read from
   * @param pipeline what is asked of the pipeline
   * @param sessions who has signed in; closed with the pages
   * @param config how the console runs
   * @param clock says which day it is
   */
  public record Setup(
      ConsoleDatabase database,
      Pipeline pipeline,
      Sessions sessions,
      ConsoleConfig config,
      Clock clock) {}

  /** Adds the addresses. */
  public void addTo(JavalinDefaultRoutingApi<?> routes) {
    routes.before(SecurityHeaders::set);
    routes.before(ConsoleRoutes::checkEncoding);
    routes.before(preferences::keep);
    routes.before(signIn::identify);
    routes.before(signIn::checkForm);
    routes.get("/sign-in", signIn::show);
    routes.post("/sign-in", signIn::signIn);
    routes.post("/sign-out", signIn::signOut);
    routes.post("/waivers", waivers::give);
    routes.post("/waivers/revoke", waivers::revoke);
    routes.get("/dead-letters", letters::list);
    routes.get("/dead-letters/show", letters::show);
    routes.get("/dead-letters/redrive", letters::plan);
    routes.post("/dead-letters/redrive", letters::redrive);
    routes.get("/assets/{hash}/{name}", this::asset);
    routes.before("/news", this::refuseWhenFull);
    routes.sse("/news", listeners::add);
    routes.get("/", overview::show);
    routes.get("/flagged", flagged::show);
    routes.get("/flagged.csv", exports::flaggedCsv);
    routes.get("/flagged.parquet", exports::flaggedParquet);
    routes.get("/export", exports::any);
    routes.get("/report", report::show);
    routes.get("/report/diff", report::diff);
    routes.get("/report/page", picture::show);
    routes.get("/rules", rules::list);
    routes.get("/rules/{code}", rules::show);
    routes.get("/agency", agencies::show);
    routes.get("/outstanding", agencies::outstanding);
    routes.get("/unreadable", trouble::show);
    routes.get("/data", data::show);
    routes.get("/data/schemas/{file}", data::schema);
    routes.error(HttpStatus.NOT_FOUND, context -> errors.show(context, HttpStatus.NOT_FOUND));
    routes.exception(
        HttpResponseException.class,
        (e, context) -> errors.show(context, HttpStatus.forStatus(e.getStatus())));
    routes.exception(
        SQLException.class,
        (e, context) -> {
          LOG.warn("The database does not answer for {}: {}", context.path(), e.toString());
          errors.show(context, HttpStatus.SERVICE_UNAVAILABLE);
        });
    routes.exception(
        Exception.class,
        (e, context) -> {
          LOG.error("The page {} failed", context.path(), e);
          errors.show(context, HttpStatus.INTERNAL_SERVER_ERROR);
        });
  }

  /** Tells open pages that there is news. */
  public void tell(long version) {
    listeners.tell(version);
  }

  /** How many open pages are told of news. */
  public int listeners() {
    return listeners.count();
  }

  /** Takes the figures from here; before the server starts. */
  public void figuresFrom(FigurePoller poller) {
    pages.figuresFrom(poller);
  }

  /** Lets go of the open pages. */
  @Override
  public void close() {
    listeners.close();
    sessions.close();
  }

  /** What is not percent-encoded fails the framework in a path, and it leaves it out in a query. */
  private static void checkEncoding(Context context) {
    if (NOT_ENCODED.matcher(context.req().getRequestURI()).find()
        || NOT_ENCODED.matcher(String.valueOf(context.queryString())).find()) {
      throw new io.javalin.http.BadRequestResponse();
    }
  }

  private void refuseWhenFull(Context context) {
    if (listeners.isFull()) {
      throw new ServiceUnavailableResponse();
    }
  }

  private void asset(Context context) {
    Assets.Asset asset = assets.at(context.path()).orElseThrow(NotFoundResponse::new);
    context.header("Cache-Control", FOR_EVER);
    context.contentType(asset.type());
    context.result(asset.content());
  }
}
