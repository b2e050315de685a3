package dev.tandem.workbench.contender.checkpoint;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.tandem.workbench.observed.MemorySample;
import dev.tandem.workbench.observed.PhaseSeconds;
import dev.tandem.workbench.observed.ProgramSeen;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * What the processes of one training have seen of themselves: times are summed, memory is the
 * largest process's.
 *
 * @param seconds since the first one's start, what was lost between two of them left out
 * @param peakBytes 0 where the system does not tell
 * @param heapBytes of that peak
 * @param threadSeconds in watched epochs, by thread, the busiest first
 * @param waitingSeconds of the processor in waits
 * @param program in which the session computed; null if it computed in the child
 */
public record Life(
    double seconds,
    long peakBytes,
    long heapBytes,
    PhaseSeconds phases,
    double jitSeconds,
    double gcSeconds,
    double waitingSeconds,
    List<Double> threadSeconds,
    List<MemorySample> memory,
    @JsonInclude(JsonInclude.Include.NON_NULL) ProgramSeen program) {
  public Life {
    Objects.requireNonNull(phases, "phases");
    threadSeconds = List.copyOf(threadSeconds);
    memory = List.copyOf(memory);
  }

  /** Both, the other one first; the other may be null. */
  public Life after(Life other) {
    if (other == null) {
      return this;
    }
    boolean larger = peakBytes >= other.peakBytes;
    return new Life(
        other.seconds + seconds,
        larger ? peakBytes : other.peakBytes,
        larger ? heapBytes : other.heapBytes,
        other.phases.plus(phases),
        other.jitSeconds + jitSeconds,
        other.gcSeconds + gcSeconds,
        other.waitingSeconds + waitingSeconds,
        sums(other.threadSeconds, threadSeconds),
        Stream.concat(
                other.memory.stream(), memory.stream().map(sample -> later(sample, other.seconds)))
            .toList(),
        program == null || other.program == null ? program : program.after(other.program));
  }

  /** The busiest with the busiest: a thread of another process is another thread. */
  private static List<Double> sums(List<Double> a, List<Double> b) {
    List<Double> sums = new ArrayList<>();
    IntStream.range(0, Math.max(a.size(), b.size()))
        .forEach(i -> sums.add((i < a.size() ? a.get(i) : 0) + (i < b.size() ? b.get(i) : 0)));
    return sums;
  }

  private static MemorySample later(MemorySample sample, double seconds) {
    return new MemorySample(
        seconds + sample.seconds(),
        sample.residentBytes(),
        sample.heapBytes(),
        sample.offHeapBytes());
  }
}
