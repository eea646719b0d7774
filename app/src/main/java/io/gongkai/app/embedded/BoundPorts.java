package io.gongkai.app.embedded;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.channels.ServerSocketChannel;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.kafka.server.ServerSocketFactory;

/**
 * Free ports that stay bound from the moment they are chosen until the broker takes them over.
 *
 * <p>A broker must be told its ports before it starts. A port that is only looked up, and let go
 * again, may belong to somebody else by then.
 */
final class BoundPorts implements ServerSocketFactory, AutoCloseable {
  private static final int BACKLOG = 50;

  private final Map<Integer, ServerSocketChannel> bound = new ConcurrentHashMap<>();

  /** Binds a free port of the loopback address. */
  int bind() throws IOException {
    ServerSocketChannel channel = ServerSocketChannel.open();
    try {
      InetAddress loopback = InetAddress.getByAddress(new byte[] {127, 0, 0, 1});
      channel.bind(new InetSocketAddress(loopback, 0), BACKLOG);
      int port = ((InetSocketAddress) channel.getLocalAddress()).getPort();
      bound.put(port, channel);
      return port;
    } catch (IOException e) {
      channel.close();
      throw e;
    }
  }

  @Override
  public ServerSocketChannel openServerSocket(
      String listener, InetSocketAddress address, int backlog, int receiveBuffer)
      throws IOException {
    ServerSocketChannel channel = bound.remove(address.getPort());
    if (channel == null) {
      throw new IOException("port " + address.getPort() + " was not bound for " + listener);
    }
    channel.configureBlocking(false);
    if (receiveBuffer > 0) {
      channel.setOption(StandardSocketOptions.SO_RCVBUF, receiveBuffer);
    }
    return channel;
  }

  /** Lets go of the ports that nobody has taken over. */
  @Override
  public void close() throws IOException {
    for (ServerSocketChannel channel : bound.values()) {
      channel.close();
    }
    bound.clear();
  }
}
