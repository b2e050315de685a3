package dev.tandem.workbench.contender.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tandem.workbench.contender.wire.Reception;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ContenderProcessTest {
  @TempDir Path folder;

  @Test
  void a_child_that_stalls_before_it_calls_is_ended_and_reported() throws Exception {
    List<String> command = ChildJvm.command(List.of(), ChildJvm.ownClassPath(), Sleeper.class);
    Process child = new ProcessBuilder(command).start();
    AtomicLong clock = new AtomicLong(); // each look takes nine seconds
    try (Reception reception = Reception.open("token")) {
      assertThatThrownBy(
              () ->
                  ContenderProcess.connect(
                      reception,
                      child,
                      folder.resolve("output.log"),
                      () -> clock.addAndGet(Duration.ofSeconds(9).toNanos())))
          .isInstanceOf(EndedException.class)
          .hasMessageStartingWith("its process has stalled: no step and no processor time for 60 s")
          .matches(stalled -> ((EndedException) stalled).lost());
    }
    child.waitFor();
    assertThat(child.isAlive()).isFalse();
  }

  @Test
  void what_the_jvm_writes_of_its_own_crash_lies_beside_the_childs_output() {
    Path odd = folder.resolve("100 %p");
    assertThat(odd.toFile().mkdir()).isTrue();

    assertThatThrownBy(
            () ->
                ContenderProcess.start(
                    Crasher.class,
                    List.of("-XX:-CreateCoredumpOnCrash"),
                    Map.of(),
                    odd.resolve("output.log")))
        .isInstanceOf(EndedException.class)
        .hasMessageContaining("SIGSEGV in ");
    assertThat(odd.resolve("crash.log")).content().contains("SIGSEGV");
  }

  /** Is ended as by a fault of a native library. */
  static final class Crasher {
    public static void main(String[] arguments) throws Exception {
      new ProcessBuilder("kill", "-SEGV", ProcessHandle.current().pid() + "").start().waitFor();
      Thread.sleep(60_000);
    }
  }

  /** Does nothing. */
  static final class Sleeper {
    public static void main(String[] arguments) throws InterruptedException {
      Thread.sleep(60_000);
    }
  }
}
