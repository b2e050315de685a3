package dev.tandem.workbench.contender.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.Test;

class LoopbackChannelTest {
  @Test
  void lines_go_both_ways_until_one_end_closes() throws IOException {
    try (Reception reception = Reception.open("token")) {
      Channel child = LoopbackChannel.call(reception.port(), "token");
      Channel parent = reception.await(1_000).orElseThrow();
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
    try (Reception reception = Reception.open("token");
        Channel stranger = LoopbackChannel.call(reception.port(), "let me in")) {
      assertThat(reception.await(100)).isEmpty();
      assertThat(stranger.receive()).isNull();
    }
  }

  @Test
  void a_wait_looks_around_each_second_and_loses_nothing_of_a_line() throws IOException {
    try (Reception reception = Reception.open("token")) {
      LoopbackChannel child = LoopbackChannel.call(reception.port(), "token");
      LoopbackChannel parent = reception.await(1_000).orElseThrow();
      int[] looks = {0};
      String line =
          parent.receive(
              () -> {
                looks[0]++;
                child.send("late");
              });
      assertThat(line).isEqualTo("late");
      assertThat(looks[0]).isEqualTo(1);
      child.close();
      parent.close();
    }
  }
}
