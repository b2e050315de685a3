package dev.tandem.workbench.contender.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import org.junit.jupiter.api.Test;

class LoopbackChannelTest {
  @Test
  void lines_go_both_ways_until_one_end_closes() throws IOException {
    try (ServerSocket server = new ServerSocket(0, 4, InetAddress.getLoopbackAddress())) {
      Channel child = LoopbackChannel.call(server.getLocalPort(), "token");
      Channel parent = LoopbackChannel.answer(server.accept(), "token").orElseThrow();
      child.send("größer");
      assertThat(parent.receive()).isEqualTo("größer");
      parent.send("a");
      parent.send("b");
      assertThat(child.receive()).isEqualTo("a");
      assertThat(child.receive()).isEqualTo("b");

      child.close();
      assertThat(parent.receive()).isNull();
      assertThat(child.receive()).isNull();
      parent.close();
    }
  }

  @Test
  void who_does_not_know_the_token_is_shown_the_door() throws IOException {
    try (ServerSocket server = new ServerSocket(0, 4, InetAddress.getLoopbackAddress());
        Channel stranger = LoopbackChannel.call(server.getLocalPort(), "let me in")) {
      assertThat(LoopbackChannel.answer(server.accept(), "token")).isEmpty();
      assertThat(stranger.receive()).isNull();
    }
  }
}
