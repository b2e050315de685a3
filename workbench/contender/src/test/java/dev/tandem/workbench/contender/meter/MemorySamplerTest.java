package dev.tandem.workbench.contender.meter;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.workbench.observed.MemorySample;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class MemorySamplerTest {
  private final AtomicLong millis = new AtomicLong();

  @Test
  void it_keeps_a_bounded_number_of_samples_in_order_however_long_it_runs() {
    try (MemorySampler sampler = new MemorySampler(() -> millis.get() / 1e3)) {
      for (int look = 0; look < 5000; look++) {
        millis.addAndGet(1000);
        sampler.pause();
      }
      List<MemorySample> samples = sampler.samples();

      assertThat(samples).hasSizeBetween(100, 240);
      assertThat(samples).isSortedAccordingTo((a, b) -> Double.compare(a.seconds(), b.seconds()));
      assertThat(samples.get(0).seconds()).isEqualTo(1);
      assertThat(samples.get(samples.size() - 1).seconds()).isGreaterThan(4900);
    }
  }

  @Test
  void heap_and_the_rest_make_up_what_is_resident() {
    MemorySample sample = MemorySampler.look(0.5);

    assertThat(sample.heapBytes() + sample.offHeapBytes()).isEqualTo(sample.residentBytes());
    assertThat(sample.heapBytes()).isBetween(1L << 20, Runtime.getRuntime().maxMemory());
  }

  @Test
  void a_large_array_shows_in_the_heap() {
    ManagementFactory.getMemoryPoolMXBeans().forEach(MemoryPoolMXBean::resetPeakUsage);
    long before = MemorySampler.heapBytes();
    byte[] large = new byte[200 << 20];
    long after = MemorySampler.heapBytes();

    assertThat(large[7]).isZero();
    assertThat(after - before).isGreaterThan(100L << 20);
  }

  @Test
  void it_does_not_look_while_it_is_paused() throws InterruptedException {
    try (MemorySampler sampler = new MemorySampler(() -> System.nanoTime() / 1e9)) {
      sampler.resume();
      Thread.sleep(200);
      sampler.pause();
      int looks = sampler.samples().size();
      Thread.sleep(200);

      assertThat(looks).isGreaterThan(1);
      assertThat(sampler.samples()).hasSize(looks);
    }
  }
}
