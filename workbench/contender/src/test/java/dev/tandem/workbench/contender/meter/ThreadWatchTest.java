package dev.tandem.workbench.contender.meter;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

@EnabledOnOs(OS.LINUX) // elsewhere nothing tells
class ThreadWatchTest {
  private static final long ENOUGH_NANOS = 500_000_000;
  private static final ThreadMXBean BEAN = ManagementFactory.getThreadMXBean();

  private final ThreadWatch watch = new ThreadWatch();

  @Test
  void threads_that_compute_are_counted_and_idle_ones_are_not() throws InterruptedException {
    Thread idle = new Thread(() -> sleepUntilInterrupted());
    idle.start();
    watch.epochBegins();
    List<Thread> busy = compute(3);
    watch.epochEnded();
    busy.forEach(Thread::interrupt);
    idle.interrupt();

    assertThat(ThreadWatch.computing(watch.secondsInEpochs())).isEqualTo(3);
  }

  @Test
  void work_in_a_wait_is_told_apart_from_work_in_an_epoch() throws InterruptedException {
    watch.waitBegins();
    List<Thread> busy = compute(1);
    watch.waitEnded();
    busy.forEach(Thread::interrupt);

    assertThat(watch.secondsInWaits()).isGreaterThan(0.3);
    assertThat(watch.secondsInEpochs()).isEmpty();
  }

  @Test
  void the_thread_that_waits_does_not_count_however_much_the_watching_takes() {
    watch.waitBegins();
    long began = BEAN.getCurrentThreadCpuTime();
    while (BEAN.getCurrentThreadCpuTime() - began <= ENOUGH_NANOS) {
      Thread.onSpinWait();
    }
    watch.waitEnded();

    assertThat(watch.secondsInWaits()).isLessThan(0.1);
  }

  @Test
  void too_little_work_says_nothing_of_threads() {
    assertThat(ThreadWatch.computing(List.of(0.19, 0.19))).isNull();
    assertThat(ThreadWatch.computing(List.of())).isNull();
    assertThat(ThreadWatch.computing(List.of(1.0, 0.1, 0.09))).isEqualTo(2);
  }

  /** Each until it has had its own share of the processor, however many wait for one. */
  private static List<Thread> compute(int threads) throws InterruptedException {
    CountDownLatch busy = new CountDownLatch(threads);
    List<Thread> started = new ArrayList<>();
    for (int i = 0; i < threads; i++) {
      Thread thread =
          new Thread(
              () -> {
                while (BEAN.getCurrentThreadCpuTime() <= ENOUGH_NANOS) {
                  Thread.onSpinWait();
                }
                busy.countDown();
                sleepUntilInterrupted(); // one that has ended is no longer told of
              });
      started.add(thread);
      thread.start();
    }
    busy.await();
    return started;
  }

  private static void sleepUntilInterrupted() {
    try {
      Thread.sleep(60_000);
    } catch (InterruptedException asExpected) {
      Thread.currentThread().interrupt();
    }
  }
}
