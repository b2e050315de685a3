package dev.tandem.workbench.judgement.audit;

import dev.tandem.workbench.observed.json.Json;
import dev.tandem.workbench.runs.results.ComparisonFile;
import dev.tandem.workbench.runs.results.ComparisonFile.AuditEntry;
import dev.tandem.workbench.runs.results.ComparisonFile.ContenderEntry;
import java.io.IOException;
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
  private static final String FILE = "comparison.json";
  private static final String CONTENDERS = "contenders";

  public AuditedRun {
    contenders = List.copyOf(contenders);
  }

  /**
   * Reads a run folder, {@code RUN}, or a contender of one, {@code RUN/ID}.
   *
   * @throws AuditException if it is neither; one line for people
   */
  public static AuditedRun read(Path path) {
    if (Files.isRegularFile(path.resolve(FILE))) {
      return new AuditedRun(path.toString(), file(path.resolve(FILE)).contenders());
    }
    Path parent = path.toAbsolutePath().normalize().getParent();
    Path run = parent != null && parent.endsWith(CONTENDERS) ? parent.getParent() : parent;
    if (run == null || !Files.isRegularFile(run.resolve(FILE))) {
      throw new AuditException(
          path
              + ": expected a run folder, such as runs/xor/20261122-101500, or a contender of one,"
              + " such as runs/xor/20261122-101500/scratch; got "
              + (Files.exists(path) ? "something without " + FILE : "nothing there"));
    }
    List<ContenderEntry> all = file(run.resolve(FILE)).contenders();
    String id = path.getFileName().toString();
    return all.stream()
        .filter(contender -> contender.id().equals(id))
        .findFirst()
        .map(contender -> new AuditedRun(path.toString(), List.of(contender)))
        .orElseThrow(
            () ->
                new AuditException(
                    path
                        + ": expected one of the run's contenders, "
                        + all.stream().map(ContenderEntry::id).toList()
                        + ", got '"
                        + id
                        + "'"));
  }

  private static ComparisonFile file(Path file) {
    try {
      return Json.MAPPER.readValue(file.toFile(), ComparisonFile.class);
    } catch (IOException e) {
      String reason = String.valueOf(e.getMessage()).lines().findFirst().orElse("");
      throw new AuditException(file + ": expected a comparison of Tandem's, got " + reason);
    }
  }

  /**
   * Audits this run against another: its contender against the other's where there is but one on
   * each side, otherwise those of the same id.
   *
   * @throws AuditException if there is no such pair, or none that finished on both sides
   */
  public List<AuditEntry> against(AuditedRun other) {
    List<AuditEntry> entries = new ArrayList<>();
    for (ContenderEntry own : contenders) {
      other
          .partnerOf(own, contenders.size())
          .ifPresent(partner -> entries.addAll(Audit.compare(side(own), other.side(partner))));
    }
    if (entries.isEmpty()) {
      throw new AuditException(
          "expected contenders of the same id that finished on both sides, got "
              + ids()
              + " and "
              + other.ids()
              + "; name one of each, such as RUN/ID");
    }
    return entries;
  }

  private Optional<ContenderEntry> partnerOf(ContenderEntry other, int others) {
    return contenders.size() == 1 && others == 1
        ? Optional.of(contenders.get(0))
        : contenders.stream().filter(own -> own.id().equals(other.id())).findFirst();
  }

  private Audit.Side side(ContenderEntry contender) {
    boolean named = contenders.size() == 1 && name.endsWith(contender.id());
    return new Audit.Side(named ? name : name + "/" + contender.id(), contender.runs());
  }

  private List<String> ids() {
    return contenders.stream().map(c -> c.id() + " (" + c.status() + ")").toList();
  }
}
