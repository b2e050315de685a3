package dev.tandem.workbench.contender.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class OrphanTest {
  @Test
  void a_child_that_is_busy_ends_within_a_second_of_its_parents_death() throws Exception {
    Process parent = start(Parent.class);
    try (BufferedReader told = parent.inputReader()) {
      ProcessHandle child = ProcessHandle.of(Long.parseLong(told.readLine())).orElseThrow();
      assertThat(told.readLine()).isEqualTo("busy");
      assertThat(runs(child)).isTrue();

      parent.destroyForcibly().waitFor();
      long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(1);
      while (runs(child) && System.nanoTime() < end) {
        Thread.sleep(10);
      }
      boolean outlived = runs(child);
      child.destroyForcibly();
      assertThat(outlived).isFalse();
    }
  }

  /** One that has ended counts as alive until somebody buries it, but has no program any more. */
  private static boolean runs(ProcessHandle process) {
    return process.isAlive() && process.info().command().isPresent();
  }

  private static Process start(Class<?> main) throws IOException {
    return new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-Xshare:auto",
            "-XX:+UseSerialGC",
            "-cp",
            System.getProperty("java.class.path"),
            main.getName())
        .redirectErrorStream(true)
        .start();
  }

  /** Starts a child, says which and passes on what it says. */
  static final class Parent {
    public static void main(String[] arguments) throws Exception {
      Process child = start(Child.class);
      System.out.println(child.pid());
      child.getInputStream().transferTo(System.out);
    }
  }

  /** Computes without end, and reads nothing. */
  static final class Child {
    public static void main(String[] arguments) {
      Orphan.endWithParent();
      System.out.println("busy");
      for (double x = 0; x >= 0; x = Math.sin(x) + 1) {
        // as in the midst of an epoch
      }
    }
  }
}
