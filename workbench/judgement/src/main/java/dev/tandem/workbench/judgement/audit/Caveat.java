package dev.tandem.workbench.judgement.audit;

import dev.tandem.workbench.judgement.audit.Audit.Comparison;
import dev.tandem.workbench.observed.RowsSeen;
import dev.tandem.workbench.runs.results.ComparisonFile.ObservedEntry;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** A difference in a few words, to stand in a sentence: {@code "2 threads against 1"}. */
final class Caveat {
  private static final int MOST_SETTINGS = 3;

  private Caveat() {}

  static String of(AuditItem item, Comparison found) {
    ObservedEntry a = found.a().observed();
    ObservedEntry b = found.b().observed();
    return switch (item) {
      case ROWS -> rows(a.data(), b.data());
      case SPLIT -> "other validation or test rows";
      case PREPROCESSING -> "other preprocessing";
      case NETWORK -> settings("another network", found);
      case INITIAL_WEIGHTS -> "other initial weights";
      case BATCH_ORDER ->
          a.batches().size() == b.batches().size()
              ? "another batch order"
              : against("batches of %,d rows against %,d", a.batches().size(), b.batches().size());
      case LAST_BATCH ->
          against("a last batch of %,d rows against %,d", a.batches().last(), b.batches().last());
      case LENGTH -> against("%,d epochs against %,d", a.batches().epochs(), b.batches().epochs());
      case LOSS -> settings("another loss", found);
      case OPTIMIZER -> settings("another optimizer", found);
      case RATES -> "other learning rates";
      case MASKS -> "other dropout masks";
      case PRECISION -> a.precision() + " against " + b.precision();
      case THREADS -> threads(a, b);
      case WARM_UP -> "a first epoch in only one side's rate";
      case CLOCK -> "one side works on outside the clock";
      case MACHINE -> "another processor or JVM";
    };
  }

  private static String rows(RowsSeen a, RowsSeen b) {
    if (a.rows() != b.rows()) {
      return against("%,d training rows against %,d", a.rows(), b.rows());
    }
    boolean sameRows =
        a.sourceSha256().equals(b.sourceSha256()) && a.featuresSha256().equals(b.featuresSha256());
    return sameRows ? "other training targets" : "other training rows";
  }

  private static String threads(ObservedEntry a, ObservedEntry b) {
    int first = Readings.threads(a);
    int second = Readings.threads(b);
    return first + (first == 1 ? " thread" : " threads") + " against " + second;
  }

  /** The settings that differ, if they are few and all others are alike. */
  private static String settings(String otherwise, Comparison found) {
    String[] a = found.seenA().seen().split(", ");
    String[] b = found.seenB().seen().split(", ");
    if (a.length != b.length) {
      return otherwise;
    }
    List<String> pairs = new ArrayList<>();
    for (int i = 0; i < a.length; i++) {
      if (!a[i].equals(b[i])) {
        pairs.add(a[i] + " against " + b[i]);
      }
    }
    return pairs.size() > MOST_SETTINGS ? otherwise : String.join(" and ", pairs);
  }

  private static String against(String pattern, Object a, Object b) {
    return String.format(Locale.ROOT, pattern, a, b);
  }
}
