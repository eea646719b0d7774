package io.gongkai.schemas.trace;

import org.apache.kafka.common.header.Headers;

/** Tells nobody; knows nothing of OpenTelemetry. */
final class NoTraces implements Traces {
  static final NoTraces INSTANCE = new NoTraces();

  private static final Work NO_WORK = new NoWork();

  private NoTraces() {}

  @Override
  public boolean isOn() {
    return false;
  }

  @Override
  public String contextIn(Headers headers) {
    return "";
  }

  @Override
  public <E extends Exception> void process(Delivery delivery, Task<E> task) throws E {
    task.run(NO_WORK);
  }

  @Override
  public <E extends Exception> void request(String method, String route, Task<E> task) throws E {
    task.run(NO_WORK);
  }

  @Override
  public Work sending(String topic, long bytes) {
    return NO_WORK;
  }

  @Override
  public Work storing(Delivery delivery) {
    return NO_WORK;
  }

  @Override
  public Work current() {
    return NO_WORK;
  }

  /** Work that nobody is told of. */
  private static final class NoWork implements Work {
    @Override
    public boolean isTold() {
      return false;
    }

    @Override
    public void note(String name, String value) {}

    @Override
    public void note(String name, long value) {}

    @Override
    public void failed(String kind) {}

    @Override
    public void putInto(Headers headers) {}

    @Override
    public void end() {}
  }
}
