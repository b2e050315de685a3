package dev.tandem.workbench.contender.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Anybody on the machine may connect; a child is heard at once all the same. */
class ReceptionTest {
  private static final String TOKEN = "0123456789abcdef";

  /** What strangers do. */
  private enum Manner {
    SILENT(1, ""),
    MANY(400, ""),
    DRIP(8, "0"), // the token's first byte, and no more
    FLOOD(4, "A".repeat(1_000_000)),
    TOKEN_WITHOUT_END(4, TOKEN + "A".repeat(1_000_000));

    private final int callers;
    private final String words;

    Manner(int callers, String words) {
      this.callers = callers;
      this.words = words;
    }
  }

  @ParameterizedTest
  @EnumSource
  void a_child_is_heard_within_a_second_whatever_strangers_do(Manner manner) throws Exception {
    List<Socket> strangers = new ArrayList<>();
    try (Reception reception = Reception.open(TOKEN)) {
      for (int i = 0; i < manner.callers; i++) {
        Socket stranger = new Socket(InetAddress.getLoopbackAddress(), reception.port());
        strangers.add(stranger);
        CompletableFuture.runAsync(() -> say(stranger, manner.words));
      }
      LoopbackChannel child = LoopbackChannel.call(reception.port(), TOKEN);
      long start = System.nanoTime();
      Optional<LoopbackChannel> parent = reception.await(1_000);

      assertThat(parent).isPresent();
      assertThat(System.nanoTime() - start).isLessThan(1_000_000_000L);
      child.send("here");
      assertThat(parent.get().receive()).isEqualTo("here");
      parent.get().close();
      child.close();
    } finally {
      for (Socket stranger : strangers) {
        stranger.close();
      }
    }
  }

  private static void say(Socket stranger, String words) {
    try {
      stranger.getOutputStream().write(words.getBytes(StandardCharsets.UTF_8));
    } catch (IOException shownTheDoor) {
      // as it should be
    }
  }

  @Test
  void a_line_that_never_ends_is_refused_at_the_limit() throws IOException {
    BoundedLines lines = new BoundedLines(stream("ten bytes.\n" + "x".repeat(100_000)), 10);

    assertThat(lines.next()).isEqualTo("ten bytes.");
    assertThatThrownBy(lines::next)
        .hasMessage("expected lines of at most 10 bytes from its process, got a longer one");
  }

  private static ByteArrayInputStream stream(String text) {
    return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
  }
}
