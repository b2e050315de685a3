package dev.tandem.workbench.runs.results;

import dev.tandem.workbench.observed.MemorySample;
import java.util.List;

/**
 * Resident memory of the process; null where unknown.
 *
 * @param peakBytes until training ended
 * @param baselineBytes with the engine loaded, before any data
 * @param emptyBytes before the engine was looked for
 * @param heapBytes the peak's part that is Java heap
 * @param offHeapBytes the peak's other part
 */
public record MemoryEntry(
    Long peakBytes,
    Long baselineBytes,
    Long emptyBytes,
    Long heapBytes,
    Long offHeapBytes,
    List<MemorySample> overTime) {}
