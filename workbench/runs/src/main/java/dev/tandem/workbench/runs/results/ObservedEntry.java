package dev.tandem.workbench.runs.results;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.tandem.workbench.observed.BatchesSeen;
import dev.tandem.workbench.observed.Conventions;
import dev.tandem.workbench.observed.Machine;
import dev.tandem.workbench.observed.Origins;
import dev.tandem.workbench.observed.ProgramSeen;
import dev.tandem.workbench.observed.RowsSeen;
import dev.tandem.workbench.observed.UnitsSeen;
import java.util.List;

/**
 * What the child saw; equal hashes are equal numbers.
 *
 * @param threads that the session says it has
 * @param computingThreads that the system saw compute; null where it was too short to tell
 * @param threadSeconds of the processor in the watched epochs (about a hundred), by thread, the
 *     busiest first
 * @param waitingWorkSeconds of the processor in the waits after them
 * @param units of ReLU layers after training; null where nobody could look
 * @param program in which the session computed; null if it computed in the child
 * @param origins the settings behind it; null in files from before they were kept
 */
public record ObservedEntry(
    int threads,
    String initialWeightsSha256,
    String targetsSha256,
    String orderSha256,
    RowsSeen data,
    BatchesSeen batches,
    String precision,
    Conventions conventions,
    Machine machine,
    Integer computingThreads,
    List<Double> threadSeconds,
    Double waitingWorkSeconds,
    @JsonInclude(JsonInclude.Include.NON_NULL) List<UnitsSeen> units,
    @JsonInclude(JsonInclude.Include.NON_NULL) ProgramSeen program,
    Origins origins) {}
