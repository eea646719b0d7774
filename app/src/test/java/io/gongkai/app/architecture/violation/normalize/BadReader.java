package io.gongkai.app.architecture.violation.normalize;

import io.gongkai.app.architecture.violation.app.BadApp;
import io.gongkai.app.architecture.violation.blob.BadStore;
import io.gongkai.app.architecture.violation.io.confluent.TheirSerializer;
import io.gongkai.app.architecture.violation.validate.BadRule;
import io.opentelemetry.context.Context;
import java.time.Instant;
import org.apache.kafka.common.header.Header;

/** Breaks every rule of the architecture, so that the test can see them broken. */
public final class BadReader {

  /** Uses Kafka, the clock, standard output, another stage, the blob store and the app. */
  public String read(Header header, BadRule rule, BadApp app, BadStore store) {
    System.out.println(header.key());
    return rule.code() + app.name() + store.folder() + Instant.now();
  }

  /** Uses a class of OpenTelemetry's. */
  Context context() {
    return Context.root();
  }

  /** Uses a class of Confluent's. */
  TheirSerializer confluents() {
    return new TheirSerializer();
  }
}
