package io.gongkai.app.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaMethodCall;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.CompositeArchRule;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * The rules on which package may use which, for the packages below a root.
 *
 * <p>The root is an argument, so that a test can hold the rules against classes that break them.
 */
record Architecture(String root) {
  private static final List<String> STAGES = List.of("ingest", "normalize", "validate", "sink");

  private static final Set<String> CLOCK =
      Set.of(
          "Instant.now",
          "LocalDate.now",
          "LocalDateTime.now",
          "OffsetDateTime.now",
          "ZonedDateTime.now",
          "Year.now",
          "Clock.systemUTC",
          "Clock.systemDefaultZone",
          "System.currentTimeMillis");

  /** Topics are the only contact between stages. */
  ArchRule stagesNeverUseEachOther() {
    List<ArchRule> rules = new ArrayList<>();
    for (String stage : STAGES) {
      String[] others =
          STAGES.stream()
              .filter(other -> !other.equals(stage))
              .map(this::packages)
              .toArray(String[]::new);
      rules.add(
          noClasses()
              .that()
              .resideInAPackage(packages(stage))
              .should()
              .dependOnClassesThat()
              .resideInAnyPackage(others));
    }
    return all(rules);
  }

  /** Only the app knows all modules; the schemas know none. */
  ArchRule modulesPointTowardsSchemas() {
    return all(
        List.of(
            noClasses()
                .that()
                .resideInAnyPackage(
                    packages("schemas"),
                    packages("registry"),
                    packages("ingest"),
                    packages("normalize"),
                    packages("validate"),
                    packages("sink"))
                .should()
                .dependOnClassesThat()
                .resideInAPackage(packages("app")),
            noClasses()
                .that()
                .resideInAPackage(packages("schemas"))
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                    packages("registry"),
                    packages("ingest"),
                    packages("normalize"),
                    packages("validate"),
                    packages("sink"))));
  }

  /** The store knows nobody, and is known to those alone who put or fetch documents. */
  ArchRule blobsStayAtTheEdges() {
    return all(
        List.of(
            noClasses()
                .that()
                .resideInAPackage(packages("blob"))
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                    packages("schemas"),
                    packages("registry"),
                    packages("ingest"),
                    packages("normalize"),
                    packages("validate"),
                    packages("sink"),
                    packages("app")),
            noClasses()
                .that()
                .resideInAnyPackage(
                    packages("schemas"),
                    packages("registry"),
                    packages("normalize"),
                    packages("validate"),
                    packages("sink"))
                .and()
                .resideOutsideOfPackage(packages("normalize.topology"))
                .should()
                .dependOnClassesThat()
                .resideInAPackage(packages("blob"))));
  }

  /** check, the topologies and a benchmark run the very same code, so it knows no Kafka. */
  ArchRule kafkaStaysInTheTopologies() {
    return noClasses()
        .that()
        .resideInAnyPackage(packages("normalize"), packages("validate"))
        .and()
        .resideOutsideOfPackage("..topology..")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("org.apache.kafka..");
  }

  /** Time is an argument everywhere but in the app. */
  ArchRule onlyTheAppReadsTheClock() {
    return noClasses()
        .that()
        .resideInAPackage(root + "..")
        .and()
        .resideOutsideOfPackage(packages("app"))
        .should()
        .callMethodWhere(
            DescribedPredicate.describe(
                "it reads the clock",
                (JavaMethodCall call) ->
                    CLOCK.contains(call.getTargetOwner().getSimpleName() + "." + call.getName())))
        .allowEmptyShould(true);
  }

  /** Standard output carries results, and only the program's entry and its commands have any. */
  ArchRule nobodyPrintsOrUsesAnotherLog() {
    return all(
        List.of(
            noClasses()
                .that()
                .resideInAPackage(root + "..")
                .should()
                .accessField(System.class, "out"),
            noClasses()
                .that()
                .resideInAPackage(root + "..")
                .should()
                .accessField(System.class, "err"),
            noClasses()
                .that()
                .resideInAPackage(root + "..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("java.util.logging..")));
  }

  /** Confluent's classes are named in the configuration, and are there only with its profile. */
  ArchRule confluentsClassesAreOnlyNamed() {
    return noClasses()
        .that()
        .resideInAPackage(root + "..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("io.confluent..", root + ".io.confluent..")
        .allowEmptyShould(true);
  }

  /**
   * The gateway is one door among others: publishing needs no server and no database, and nobody
   * but the app, which starts it, knows the gateway.
   */
  ArchRule theGatewayStaysAtTheEdge() {
    return all(
        List.of(
            noClasses()
                .that()
                .resideInAPackage(packages("ingest"))
                .and()
                .resideOutsideOfPackage(packages("ingest.gateway"))
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                    packages("ingest.gateway"),
                    "io.javalin..",
                    "org.eclipse.jetty..",
                    "jakarta.servlet..",
                    "java.sql.."),
            noClasses()
                .that()
                .resideInAPackage(packages("app"))
                .and()
                .resideOutsideOfPackages(
                    packages("app.config"), packages("app.gateway"), packages("app.stage"))
                .should()
                .dependOnClassesThat()
                .resideInAPackage(packages("ingest.gateway"))));
  }

  /**
   * The console reads tables and makes pages: it knows no Kafka and, of the stages, no more than
   * the rules and the words for cells. What it needs of the pipeline the app hands to it.
   */
  ArchRule theConsoleKnowsNoKafka() {
    return all(
        List.of(
            noClasses()
                .that()
                .resideInAPackage(packages("console"))
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                    packages("app"),
                    packages("blob"),
                    packages("registry"),
                    packages("ingest"),
                    packages("normalize"),
                    packages("sink"),
                    packages("validate.topology"),
                    "org.apache.kafka.."),
            noClasses()
                .that()
                .resideInAnyPackage(
                    packages("schemas"),
                    packages("blob"),
                    packages("registry"),
                    packages("ingest"),
                    packages("normalize"),
                    packages("validate"),
                    packages("sink"))
                .should()
                .dependOnClassesThat()
                .resideInAPackage(packages("console")),
            noClasses()
                .that()
                .resideInAPackage(packages("console.marked"))
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                    packages("console.web"), packages("console.data"), "io.javalin.."),
            noClasses()
                .that()
                .resideInAPackage(packages("console.export"))
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                    packages("console.web"),
                    packages("console.data"),
                    "io.javalin..",
                    "java.sql.."),
            noClasses()
                .that()
                .resideInAPackage(root + "..")
                .and()
                .resideOutsideOfPackage(packages("console.export"))
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("org.apache.parquet..", "org.apache.hadoop..")));
  }

  /**
   * Stages tell of their work through a small contract; who sends that away, the app alone knows.
   */
  ArchRule telemetryStaysBehindItsContract() {
    return noClasses()
        .that()
        .resideInAPackage(root + "..")
        .and()
        .resideOutsideOfPackages(packages("schemas.trace"), packages("app.trace"))
        .should()
        .dependOnClassesThat()
        .resideInAPackage("io.opentelemetry..")
        .allowEmptyShould(true);
  }

  /** Every rule. */
  List<ArchRule> rules() {
    return List.of(
        stagesNeverUseEachOther(),
        modulesPointTowardsSchemas(),
        blobsStayAtTheEdges(),
        kafkaStaysInTheTopologies(),
        onlyTheAppReadsTheClock(),
        nobodyPrintsOrUsesAnotherLog(),
        confluentsClassesAreOnlyNamed(),
        theGatewayStaysAtTheEdge(),
        theConsoleKnowsNoKafka(),
        telemetryStaysBehindItsContract());
  }

  private String packages(String module) {
    return root + "." + module + "..";
  }

  private static ArchRule all(List<ArchRule> rules) {
    return CompositeArchRule.of(rules.stream().map(rule -> rule.allowEmptyShould(true)).toList());
  }
}
