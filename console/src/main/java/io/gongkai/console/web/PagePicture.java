package io.gongkai.console.web;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.gongkai.console.PagePictures;
import io.gongkai.console.data.ReportQueries;
import io.gongkai.model.Submission;
import io.javalin.http.Context;
import io.javalin.http.HttpResponseException;
import io.javalin.http.HttpStatus;
import io.javalin.http.NotFoundResponse;
import io.javalin.http.ServiceUnavailableResponse;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The picture of a document's page; those asked for last are kept. */
final class PagePicture {
  private static final Logger LOG = LoggerFactory.getLogger(PagePicture.class);
  private static final Pattern PAGE = Pattern.compile("[1-9][0-9]{0,3}");
  private static final String PDF = "application/pdf";

  /** What one and the same page looks like changes with the program alone. */
  private static final String KEPT_BY_ITS_READER = "private, max-age=600";

  private static final long CACHED_BYTES = 24 * 1024 * 1024L;
  private static final Duration CACHED_FOR = Duration.ofMinutes(10);
  private static final String SECONDS_UNTIL_LESS_BUSY = "5";

  private final ReportQueries reports;
  private final PagePictures pictures;
  private final Cache<Key, byte[]> drawn =
      Caffeine.newBuilder()
          .maximumWeight(CACHED_BYTES)
          .weigher((Key key, byte[] png) -> png.length)
          .expireAfterAccess(CACHED_FOR)
          .executor(Runnable::run)
          .build();

  /**
   * A page of a document.
   *
   * @param sha256 hash of the document
   * @param page the page, from 1
   */
  private record Key(String sha256, int page) {
    String tag() {
      return '"' + sha256 + "-" + page + '"';
    }
  }

  PagePicture(ReportQueries reports, PagePictures pictures) {
    this.reports = reports;
    this.pictures = pictures;
  }

  void show(Context context) throws SQLException {
    String page = Optional.ofNullable(context.queryParam("page")).orElse("");
    Submission submission =
        ReportPage.revision(reports, context, "submission").report().getSubmission();
    if (!PAGE.matcher(page).matches() || !submission.getMediaType().equals(PDF)) {
      throw absent(context);
    }
    Key key = new Key(submission.getSha256(), Integer.parseInt(page));
    if (key.tag().equals(context.header("If-None-Match"))) {
      keep(context, key);
      context.status(HttpStatus.NOT_MODIFIED);
      return;
    }
    byte[] png = drawn.getIfPresent(key);
    if (png != null) {
      send(context, key, png);
      return;
    }
    PagePictures.Picture picture = draw(submission, key.page());
    if (picture instanceof PagePictures.Drawn found) {
      drawn.put(key, found.png());
      send(context, key, found.png());
    } else if (picture instanceof PagePictures.Refused refused) {
      ErrorPage.explain(context, "picture.refused", refused.zh(), refused.en());
      throw new HttpResponseException(HttpStatus.UNPROCESSABLE_CONTENT.getCode());
    } else if (picture instanceof PagePictures.Busy) {
      context.header("Retry-After", SECONDS_UNTIL_LESS_BUSY);
      ErrorPage.explain(context, "picture.busy", "", "");
      throw new ServiceUnavailableResponse();
    } else {
      throw absent(context);
    }
  }

  private PagePictures.Picture draw(Submission submission, int page) {
    try {
      return pictures.draw(submission, page);
    } catch (RuntimeException e) {
      LOG.warn("The document of a report is not to be had: {}", e.toString());
      return new PagePictures.Busy();
    }
  }

  private static NotFoundResponse absent(Context context) {
    ErrorPage.explain(context, "picture.absent", "", "");
    return new NotFoundResponse();
  }

  private static void keep(Context context, Key key) {
    context.header("Cache-Control", KEPT_BY_ITS_READER);
    context.header("ETag", key.tag());
  }

  private static void send(Context context, Key key, byte[] png) {
    keep(context, key);
    context.contentType("image/png");
    context.result(png);
  }
}
