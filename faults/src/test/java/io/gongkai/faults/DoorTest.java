package io.gongkai.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class DoorTest {
  private static final int SHORT_MILLIS = 300;

  private ServerSocket server;
  private Door door;

  @BeforeEach
  void open() throws IOException {
    server = new ServerSocket(0, 10, InetAddress.getLoopbackAddress());
    door =
        new Door(
            "test",
            () ->
                Optional.of(
                    new InetSocketAddress(
                        InetAddress.getLoopbackAddress(), server.getLocalPort())));
  }

  @AfterEach
  void close() throws IOException {
    door.close();
    server.close();
  }

  @Test
  void shouldCarryBytesBothWaysWhenOpen() throws IOException {
    try (Socket client = connect();
        Socket accepted = server.accept()) {
      client.getOutputStream().write(7);
      assertThat(accepted.getInputStream().read()).isEqualTo(7);
      accepted.getOutputStream().write(8);
      assertThat(client.getInputStream().read()).isEqualTo(8);
    }
  }

  @Test
  void shouldBreakOffAndRefuseWhenShut() throws IOException {
    try (Socket before = connect();
        Socket accepted = server.accept()) {
      door.set(Door.State.REFUSING);

      assertThat(ended(before)).isTrue();
      assertThat(ended(accepted)).isTrue();
      try (Socket after = connect()) {
        assertThat(ended(after)).isTrue();
      }
    }
  }

  @Test
  void shouldHoldBytesBackWhenSilentAndDeliverThemWhenOpenAgain() throws IOException {
    try (Socket client = connect();
        Socket accepted = server.accept()) {
      door.set(Door.State.SILENT);
      client.getOutputStream().write(7);
      accepted.setSoTimeout(SHORT_MILLIS);
      assertThatThrownBy(() -> accepted.getInputStream().read())
          .isInstanceOf(SocketTimeoutException.class);

      door.set(Door.State.OPEN);
      accepted.setSoTimeout(0);
      assertThat(accepted.getInputStream().read()).isEqualTo(7);
    }
  }

  private Socket connect() throws IOException {
    return new Socket(InetAddress.getLoopbackAddress(), door.port());
  }

  private static boolean ended(Socket socket) {
    try {
      return socket.getInputStream().read() < 0;
    } catch (IOException e) {
      return true;
    }
  }
}
