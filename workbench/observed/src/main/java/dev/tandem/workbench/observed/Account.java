package dev.tandem.workbench.observed;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;

/**
 * What a child saw of itself from its start to its end.
 *
 * @param phases its wall clock, cut
 * @param jitSeconds of the processor that compilers took, beside everything else
 * @param gcSeconds of collections
 * @param waitingWorkSeconds of the processor while it waited for its turn, compilers and
 *     collections left out
 * @param threadSeconds of the processor, by thread, while training and scoring, the busiest first
 * @param heapBytes of the peak that was Java heap
 * @param memory over time
 * @param batches that the session was given
 * @param precision of the trained numbers
 * @param conventions that traces showed
 * @param units of ReLU layers after training; null where nobody could look
 * @param program in which the session computed: memory and threads are its, not the child's; null
 *     if it computed in the child
 */
public record Account(
    PhaseSeconds phases,
    double jitSeconds,
    double gcSeconds,
    double waitingWorkSeconds,
    List<Double> threadSeconds,
    long heapBytes,
    List<MemorySample> memory,
    BatchesSeen batches,
    String precision,
    Conventions conventions,
    @JsonInclude(JsonInclude.Include.NON_NULL) List<UnitsSeen> units,
    @JsonInclude(JsonInclude.Include.NON_NULL) ProgramSeen program) {
  public Account {
    threadSeconds = List.copyOf(threadSeconds);
    memory = List.copyOf(memory);
  }
}
