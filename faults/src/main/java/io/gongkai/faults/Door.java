package io.gongkai.faults;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/**
 * What stands before a server: an address that stays when the server comes back on another port,
 * and that can be shut.
 */
final class Door implements AutoCloseable {
  /** What comes through. */
  enum State {
    /** Everything. */
    OPEN,
    /** Nothing: connections are broken off and refused. */
    REFUSING,
    /** Nothing: connections stay, and no byte comes through, as when a network is cut. */
    SILENT
  }

  private static final int BUFFER = 64 * 1024;
  private static final int BACKLOG = 200;
  private static final int CONNECT_MILLIS = 2_000;

  private final ServerSocket server;
  private final Supplier<Optional<InetSocketAddress>> target;
  private final Set<Closeable> connections = ConcurrentHashMap.newKeySet();
  private final Object change = new Object();
  private State state = State.OPEN;

  /**
   * Opens a door on a free port of the loopback address.
   *
   * @param target where the server is now; empty while it is not there
   */
  Door(String name, Supplier<Optional<InetSocketAddress>> target) throws IOException {
    this.target = target;
    server = new ServerSocket(0, BACKLOG, InetAddress.getByAddress(new byte[] {127, 0, 0, 1}));
    daemon(name, this::accept);
  }

  int port() {
    return server.getLocalPort();
  }

  /** Host and port. */
  String address() {
    return "127.0.0.1:" + port();
  }

  /** Opens or shuts it. */
  void set(State next) {
    synchronized (change) {
      state = next;
      change.notifyAll();
    }
    if (next == State.REFUSING) {
      breakOff();
    }
  }

  @Override
  public void close() throws IOException {
    server.close();
    set(State.REFUSING);
  }

  private void breakOff() {
    connections.forEach(Door::quietly);
  }

  private void accept() {
    while (!server.isClosed()) {
      try {
        Socket client = server.accept();
        daemon("door-connection", () -> serve(client));
      } catch (IOException e) {
        // Closed, or a client that has gone already: the loop's condition tells.
      }
    }
  }

  private void serve(Socket client) {
    connections.add(client);
    try (client;
        Socket upstream = new Socket()) {
      awaitNotSilent();
      Optional<InetSocketAddress> address = target.get();
      if (address.isEmpty() || isRefusing()) {
        return;
      }
      upstream.connect(address.get(), CONNECT_MILLIS);
      upstream.setTcpNoDelay(true);
      client.setTcpNoDelay(true);
      connections.add(upstream);
      try {
        Thread back = daemon("door-back", () -> copy(upstream, client));
        copy(client, upstream);
        back.join();
      } finally {
        connections.remove(upstream);
      }
    } catch (IOException | InterruptedException e) {
      // The other end sees a connection that breaks off, which is what a door can do to it.
    } finally {
      connections.remove(client);
    }
  }

  /** Copies until either end has gone, and takes the other end down with it. */
  private void copy(Socket from, Socket to) {
    byte[] buffer = new byte[BUFFER];
    try {
      InputStream in = from.getInputStream();
      OutputStream out = to.getOutputStream();
      int read;
      while ((read = in.read(buffer)) >= 0) {
        awaitNotSilent();
        out.write(buffer, 0, read);
      }
    } catch (IOException | InterruptedException e) {
      // As above.
    } finally {
      quietly(from);
      quietly(to);
    }
  }

  private boolean isRefusing() {
    synchronized (change) {
      return state == State.REFUSING;
    }
  }

  private void awaitNotSilent() throws InterruptedException {
    synchronized (change) {
      while (state == State.SILENT) {
        change.wait();
      }
    }
  }

  private static Thread daemon(String name, Runnable work) {
    Thread thread = new Thread(work, name);
    thread.setDaemon(true);
    thread.start();
    return thread;
  }

  private static void quietly(Closeable closeable) {
    try {
      closeable.close();
    } catch (IOException e) {
      // It is gone, as wanted.
    }
  }
}
