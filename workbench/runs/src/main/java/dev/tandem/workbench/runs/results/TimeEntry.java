package dev.tandem.workbench.runs.results;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.tandem.workbench.observed.PhaseSeconds;
import java.util.List;

/**
 * Seconds; the total leaves out the time in which it waited for its turn.
 *
 * @param phases which sum to the total, waiting beside them
 * @param jitSeconds of compilers; they overlap the phases
 * @param gcSeconds of collections; they overlap the phases
 * @param target when the score first held it; null without a target
 * @param protocol what the way to a program took of training; null if it computed in the process
 * @param resumes the epochs after which the run was stopped and another process went on
 */
public record TimeEntry(
    double trainingSeconds,
    double rowsPerSecond,
    double totalSeconds,
    PhaseSeconds phases,
    Double jitSeconds,
    Double gcSeconds,
    TargetEntry target,
    @JsonInclude(JsonInclude.Include.NON_NULL) ProtocolEntry protocol,
    @JsonInclude(JsonInclude.Include.NON_EMPTY) List<Integer> resumes) {
  public TimeEntry {
    resumes = resumes == null ? List.of() : List.copyOf(resumes);
  }
}
