package dev.tandem.workbench.judgement.audit;

import dev.tandem.workbench.runs.results.AuditEntry;
import dev.tandem.workbench.runs.results.ComparisonFile.ContenderEntry;
import dev.tandem.workbench.runs.results.ComparisonFile.RunEntry;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Compares what two contenders' processes observed, item by item and repeat by repeat. */
public final class Audit {
  private Audit() {}

  /**
   * A contender as the audit names it.
   *
   * @param runs its repeats in order; only finished ones were observed to their end
   */
  public record Contender(String id, List<RunEntry> runs) {}

  /** Compares every pair of contenders that both finished a repeat. */
  public static List<AuditEntry> of(List<ContenderEntry> contenders) {
    List<AuditEntry> entries = new ArrayList<>();
    for (int i = 0; i < contenders.size(); i++) {
      for (ContenderEntry other : contenders.subList(i + 1, contenders.size())) {
        entries.addAll(compare(audited(contenders.get(i)), audited(other)));
      }
    }
    return entries;
  }

  private static Contender audited(ContenderEntry contender) {
    return new Contender(contender.id(), contender.runs());
  }

  /**
   * Compares all items of two contenders, over the repeats that both finished; none if there are no
   * such.
   */
  public static List<AuditEntry> compare(Contender a, Contender b) {
    List<AuditEntry> entries = new ArrayList<>();
    for (AuditItem item : AuditItem.values()) {
      worst(item, a, b).ifPresent(found -> entries.add(entry(a, b, item, found)));
    }
    return entries;
  }

  /** A repeat that differs rather than one that is unknown, and that rather than one matched. */
  private static Optional<Comparison> worst(AuditItem item, Contender a, Contender b) {
    return a.runs().stream()
        .flatMap(
            run ->
                b.runs().stream()
                    .filter(other -> other.repeat() == run.repeat())
                    .map(other -> compare(item, run, other)))
        .reduce(Comparison::orWorse);
  }

  private static Comparison compare(AuditItem item, RunEntry a, RunEntry b) {
    String finding =
        item.isKnown(a, b)
            ? item.alike(a, b) ? AuditEntry.MATCHED : AuditEntry.DIFFERS
            : item.askedOtherwise(a, b) ? AuditEntry.DIFFERS : AuditEntry.UNKNOWN;
    return new Comparison(finding, a, b);
  }

  private static AuditEntry entry(Contender a, Contender b, AuditItem item, Comparison found) {
    boolean differs = found.differs();
    return new AuditEntry(
        a.id(),
        b.id(),
        item.label(),
        found.finding(),
        AuditWords.seen(item, found.a()),
        AuditWords.seen(item, found.b()),
        item.matters(found.a(), found.b()),
        differs ? item.cause(found.a(), found.b()).map(AuditItem::label).orElse(null) : null,
        differs ? AuditWords.caveat(item, found.a(), found.b()) : null);
  }

  /** Whether an entry is about the precision that contenders compute in. */
  public static boolean isPrecision(AuditEntry entry) {
    return entry.item().equals(AuditItem.PRECISION.label());
  }

  /**
   * What differs between two contenders and matters, in a few words each, what the first has before
   * what the second has; what only follows from another difference is left out. Other engines are
   * what is compared: they stand beside another difference only, unless the contenders' names tell
   * them.
   *
   * @param matter that it matters for, {@link AuditEntry#QUALITY} or {@link AuditEntry#SPEED}
   */
  public static List<String> caveats(ContenderEntry first, ContenderEntry second, String matter) {
    List<String> caveats =
        compare(audited(first), audited(second)).stream()
            .filter(entry -> entry.counts() && entry.followsFrom() == null)
            .filter(entry -> entry.matters().contains(matter))
            .map(AuditEntry::caveat)
            .toList();
    if (caveats.isEmpty() || first.engine().equals(second.engine()) || tellEngines(first, second)) {
      return caveats;
    }
    List<String> all = new ArrayList<>();
    all.add("engine " + first.engine() + " against " + second.engine());
    all.addAll(caveats);
    return all;
  }

  /** Whether their names do already. */
  private static boolean tellEngines(ContenderEntry first, ContenderEntry second) {
    return first.id().contains(first.engine()) && second.id().contains(second.engine());
  }

  /** One item of one repeat. */
  private record Comparison(String finding, RunEntry a, RunEntry b) {
    boolean differs() {
      return finding.equals(AuditEntry.DIFFERS);
    }

    /** The other if it differs and this does not, or is unknown and this matches. */
    Comparison orWorse(Comparison other) {
      return badness() >= other.badness() ? this : other;
    }

    private int badness() {
      return differs() ? 2 : finding.equals(AuditEntry.UNKNOWN) ? 1 : 0;
    }
  }
}
