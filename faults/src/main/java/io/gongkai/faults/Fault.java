package io.gongkai.faults;

import io.gongkai.schemas.topic.Topics;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.apache.kafka.clients.admin.Admin;

/** What may happen to a pipeline. */
enum Fault {
  /** kill -9 of an instance of normalize. */
  KILL_NORMALIZE("normalize"),
  /** kill -9 of an instance of validate. */
  KILL_VALIDATE("validate"),
  /** kill -9 of an instance of the sink. */
  KILL_SINK("sink"),
  /** kill -9 of a gateway. */
  KILL_GATEWAY("gateway"),
  /** kill -9 of both instances of a stage. */
  KILL_STAGE {
    @Override
    Injected inject(Site site) throws Exception {
      String stage = Cluster.STAGES.get(site.random().nextInt(Cluster.STAGES.size()));
      return kill(site, List.of(stage + "-a", stage + "-b"));
    }
  },
  /** kill -9 of the schema registry. */
  KILL_REGISTRY("registry"),
  /** kill -9 of the broker. */
  KILL_BROKER("kafka"),
  /** kill -9 of all processes of PostgreSQL, which is started again at once. */
  KILL_DATABASE {
    @Override
    Injected inject(Site site) throws Exception {
      site.cluster().database().kill();
      site.cluster().database().start();
      return Injected.over(1);
    }
  },
  /** kill -9 of one process of PostgreSQL: it throws out every connection and recovers. */
  KILL_DATABASE_PROCESS {
    @Override
    Injected inject(Site site) throws Exception {
      site.cluster().database().killOneProcess(site.random());
      return Injected.over(1);
    }
  },
  /** kill -9 of everything at once. */
  KILL_EVERYTHING {
    @Override
    Injected inject(Site site) throws Exception {
      List<String> all = site.cluster().names();
      kill(site, all);
      site.cluster().database().kill();
      site.cluster().database().start();
      return Injected.over(all.size() + 1);
    }
  },
  /**
   * An instance stands still for longer than its group waits, and then goes on as if nothing were.
   */
  FREEZE {
    @Override
    Injected inject(Site site) throws Exception {
      // Not the gateway: it is in no group.
      Instance instance =
          site.cluster()
              .instance(Cluster.STAGES.get(site.random().nextInt(3)) + "-" + site.letter());
      instance.freeze();
      return new Injected(0, FROZEN, instance::thaw);
    }
  },
  /** The broker refuses connections. */
  BROKER_REFUSES {
    @Override
    Injected inject(Site site) {
      return shut(site, site.cluster().brokerDoor(), Door.State.REFUSING);
    }
  },
  /** Nothing comes through to the broker, and no connection breaks off. */
  BROKER_SILENT {
    @Override
    Injected inject(Site site) {
      return shut(site, site.cluster().brokerDoor(), Door.State.SILENT);
    }
  },
  /** The database cannot be reached. */
  DATABASE_REFUSES {
    @Override
    Injected inject(Site site) {
      return shut(site, site.cluster().databaseDoor(), Door.State.REFUSING);
    }
  },
  /** The schema registry cannot be reached. */
  REGISTRY_REFUSES {
    @Override
    Injected inject(Site site) {
      return shut(site, site.cluster().registryDoor(), Door.State.REFUSING);
    }
  },
  /** The disk with the state of an instance of validate is full. */
  DISK_FULL {
    @Override
    String lack() throws IOException, InterruptedException {
      return SmallDisk.lack();
    }

    @Override
    Injected inject(Site site) throws Exception {
      SmallDisk disk = site.cluster().disk();
      disk.fill();
      return new Injected(0, site.outage(), disk::free);
    }
  },
  /** The broker's clock jumps by an hour, and back. */
  CLOCK_JUMP {
    @Override
    Injected inject(Site site) throws Exception {
      MachineClock clock = site.cluster().clock();
      clock.set(site.random().nextBoolean() ? JUMP : JUMP.negated());
      return new Injected(0, site.outage(), () -> clock.set(Duration.ZERO));
    }
  },
  /**
   * A topic is deleted that the stages have made. They must stop; then the operator has everything
   * made anew.
   */
  TOPIC_DELETED {
    @Override
    Injected inject(Site site) throws Exception {
      int endings = site.cluster().endings();
      try (Admin admin = Admin.create(Map.of("bootstrap.servers", site.cluster().auditServers()))) {
        List<String> topics =
            admin.listTopics().names().get().stream().filter(Fault::isMade).sorted().toList();
        String topic = topics.get(site.random().nextInt(topics.size()));
        admin.deleteTopics(List.of(topic)).all().get();
      }
      Duration life = Duration.ofMillis(500L + site.random().nextInt(12_000));
      return new Injected(1, Duration.ZERO, () -> site.cluster().rebuild(endings, life), true);
    }
  },
  /** Records that cannot be read come on every topic that something reads. */
  POISON {
    @Override
    Injected inject(Site site) {
      site.load().poison();
      return Injected.over(0);
    }
  };

  private static final Duration JUMP = Duration.ofHours(1);

  /** Longer than the session of a member of a group. */
  private static final Duration FROZEN = Duration.ofSeconds(9);

  private final String victim;

  Fault() {
    this("");
  }

  /** The death of a process. */
  Fault(String victim) {
    this.victim = victim;
  }

  /**
   * Where a fault is injected.
   *
   * @param outage how long something stays cut off
   */
  record Site(Cluster cluster, Load load, Random random, Duration outage) {
    /** One of a stage's instances. */
    String letter() {
      return random.nextBoolean() ? "a" : "b";
    }
  }

  /** Undoes a fault. */
  @FunctionalInterface
  interface Healing {
    void run() throws Exception;
  }

  /**
   * A fault that was injected.
   *
   * @param kills processes that were killed
   * @param lasts how long it lasts until it is healed
   * @param isRebuilt whether all that the stages have made is made anew by the healing
   */
  record Injected(int kills, Duration lasts, Healing healing, boolean isRebuilt) {
    /** One after which the topics stay. */
    Injected(int kills, Duration lasts, Healing healing) {
      this(kills, lasts, healing, false);
    }

    /** One that is over as soon as it has happened. */
    static Injected over(int kills) {
      return new Injected(kills, Duration.ZERO, () -> {});
    }
  }

  /** Whether stages have made a topic, from others, and would miss it. */
  private static boolean isMade(String topic) {
    return topic.startsWith("gongkai-")
        || (topic.startsWith("reports.")
            && !topic.equals(Topics.RAW)
            && !topic.equals(Topics.WAIVERS))
        || topic.endsWith(".dead-letter");
  }

  /** Why this machine cannot have it; empty: it can. */
  String lack() throws IOException, InterruptedException {
    return "";
  }

  /** Injects it: kills an instance of its stage, or its server, where it does nothing else. */
  Injected inject(Site site) throws Exception {
    return kill(
        site, List.of(Cluster.STAGES.contains(victim) ? victim + "-" + site.letter() : victim));
  }

  private static Injected kill(Site site, List<String> names) throws InterruptedException {
    for (String name : names) {
      site.cluster().instance(name).kill();
    }
    return Injected.over(names.size());
  }

  private static Injected shut(Site site, Door door, Door.State state) {
    door.set(state);
    return new Injected(0, site.outage(), () -> door.set(Door.State.OPEN));
  }
}
