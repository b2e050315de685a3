package dev.tandem.workbench.judgement.audit;

import dev.tandem.workbench.runs.folder.RunException;
import dev.tandem.workbench.runs.folder.RunPlace;
import dev.tandem.workbench.runs.results.AuditEntry;
import dev.tandem.workbench.runs.results.ComparisonFile.ContenderEntry;
import dev.tandem.workbench.runs.store.SavedRun;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A saved run, or one contender of it.
 *
 * @param name as it was typed
 * @param contenders that it stands for
 */
public record AuditedRun(String name, List<ContenderEntry> contenders) {
  private static final String CONTENDERS = "contenders";

  public AuditedRun {
    contenders = List.copyOf(contenders);
  }

  /**
   * Reads a run folder, {@code RUN}, or a contender of one, {@code RUN/ID}.
   *
   * @throws RunException if it is neither; one line for people
   */
  public static AuditedRun read(Path path) {
    if (Files.isRegularFile(path.resolve(RunPlace.COMPARISON))) {
      return new AuditedRun(path.toString(), SavedRun.at(path).results().contenders());
    }
    Path parent = path.toAbsolutePath().normalize().getParent();
    Path run = parent != null && parent.endsWith(CONTENDERS) ? parent.getParent() : parent;
    if (run == null || !Files.isRegularFile(run.resolve(RunPlace.COMPARISON))) {
      throw new RunException(
          path
              + ": expected a run folder, such as runs/xor/20261122-101500, or a contender of one,"
              + " such as runs/xor/20261122-101500/scratch; got "
              + (Files.exists(path)
                  ? "something without " + RunPlace.COMPARISON
                  : "nothing there"));
    }
    List<ContenderEntry> all = SavedRun.at(run).results().contenders();
    String id = path.getFileName().toString();
    return all.stream()
        .filter(contender -> contender.id().equals(id))
        .findFirst()
        .map(contender -> new AuditedRun(path.toString(), List.of(contender)))
        .orElseThrow(
            () ->
                new RunException(
                    "%s: expected one of the run's contenders, %s, got '%s'"
                        .formatted(path, all.stream().map(ContenderEntry::id).toList(), id)));
  }

  /**
   * Audits this run against another: its contender against the other's where each has but one,
   * otherwise those of the same id.
   *
   * @throws RunException if there is no such pair, or none that finished in both runs
   */
  public List<AuditEntry> against(AuditedRun other) {
    List<AuditEntry> entries = new ArrayList<>();
    for (ContenderEntry own : contenders) {
      other
          .partnerOf(own, contenders.size())
          .ifPresent(
              partner -> entries.addAll(Audit.compare(audited(own), other.audited(partner))));
    }
    if (entries.isEmpty()) {
      throw new RunException(
          ("expected contenders of the same id that finished in both runs, got %s and %s;"
                  + " name one of each, such as RUN/ID")
              .formatted(ids(), other.ids()));
    }
    return entries;
  }

  private Optional<ContenderEntry> partnerOf(ContenderEntry other, int others) {
    return contenders.size() == 1 && others == 1
        ? Optional.of(contenders.get(0))
        : contenders.stream().filter(own -> own.id().equals(other.id())).findFirst();
  }

  private Audit.Contender audited(ContenderEntry contender) {
    boolean named = contenders.size() == 1 && name.endsWith(contender.id());
    return new Audit.Contender(named ? name : name + "/" + contender.id(), contender.runs());
  }

  private List<String> ids() {
    return contenders.stream().map(c -> c.id() + " (" + c.status() + ")").toList();
  }
}
