package dev.tandem.workbench.report.page;

import dev.tandem.workbench.report.answer.Answers;
import dev.tandem.workbench.report.page.ReportView.VerdictCell;
import dev.tandem.workbench.report.page.ReportView.VerdictMatrix;
import dev.tandem.workbench.report.page.ReportView.VerdictRow;
import dev.tandem.workbench.runs.metric.Metric;
import dev.tandem.workbench.runs.metric.MetricText;
import dev.tandem.workbench.runs.results.ComparisonFile;
import dev.tandem.workbench.runs.results.VerdictsEntry;
import dev.tandem.workbench.runs.results.VerdictsEntry.FigureVerdictEntry;
import dev.tandem.workbench.runs.results.VerdictsEntry.PairEntry;
import dev.tandem.workbench.runs.results.VerdictsEntry.TimeVerdictEntry;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;

/** The verdicts on more than two contenders in one table: each row's against each column's. */
record MatrixViews(List<PairEntry> pairs) {
  private static final VerdictCell ITSELF = new VerdictCell("", "", List.of());

  /** Returns the table; none of two contenders, whose sentences are short enough. */
  static List<VerdictMatrix> of(ComparisonFile file) {
    VerdictsEntry verdicts = file.verdicts();
    return verdicts == null || verdicts.pairs().size() < 2
        ? List.of()
        : List.of(new MatrixViews(verdicts.pairs()).matrix(Answers.of(file), verdicts.primary()));
  }

  private VerdictMatrix matrix(Answers answers, String primary) {
    Set<String> ids = new LinkedHashSet<>();
    pairs.forEach(pair -> ids.addAll(List.of(pair.a(), pair.b())));
    List<VerdictRow> rows =
        ids.stream()
            .map(row -> new VerdictRow(row, ids.stream().map(column -> cell(row, column)).toList()))
            .toList();
    String caption =
        "Each row against each column: verdict on test %s, predictions, speed per epoch in steady state."
            .formatted(Metric.words(primary));
    List<String> sentences =
        Stream.of(answers.same(), answers.better(), answers.faster())
            .filter(answer -> !answer.isEmpty())
            .toList();
    return new VerdictMatrix(sentences, caption, List.copyOf(ids), rows);
  }

  private VerdictCell cell(String row, String column) {
    return pairs.stream()
        .filter(pair -> isOf(pair, row, column) || isOf(pair, column, row))
        .findFirst()
        .map(pair -> cell(pair, row))
        .orElse(ITSELF);
  }

  private static boolean isOf(PairEntry pair, String a, String b) {
    return pair.a().equals(a) && pair.b().equals(b);
  }

  private static VerdictCell cell(PairEntry pair, String row) {
    if (pair.figures().isEmpty()) {
      return new VerdictCell("undecided", "not compared", List.of());
    }
    FigureVerdictEntry metric = pair.figures().get(0);
    List<String> reasons = new ArrayList<>();
    boolean first = row.equals(pair.a());
    if (metric.evidence() != null && Double.isFinite(metric.evidence().difference())) {
      double difference = metric.evidence().difference();
      reasons.add(difference(metric.figure(), first ? difference : -difference));
    }
    if (pair.computation() != null) {
      reasons.add(pair.computation().verdict());
    }
    if (pair.time() != null && Double.isFinite(pair.time().ratio())) {
      reasons.add(speed(pair.time(), first));
    }
    boolean better = row.equals(metric.better());
    return switch (metric.verdict()) {
      case VerdictsEntry.DIFFERENT ->
          new VerdictCell(better ? "better" : "worse", better ? "better" : "worse", reasons);
      case VerdictsEntry.SAME -> new VerdictCell("same", metric.verdict(), reasons);
      default -> new VerdictCell("undecided", metric.verdict(), reasons);
    };
  }

  /** Accuracy in points, signed; a difference that is shown as zero has no sign. */
  private static String difference(String figure, double difference) {
    String size = MetricText.text("test." + figure, Math.abs(difference)).replace(" %", " points");
    boolean zero = size.matches("[^1-9]*");
    return (zero ? "" : difference > 0 ? "+" : "−") + size;
  }

  private static String speed(TimeVerdictEntry time, boolean first) {
    double times = first ? 1 / time.ratio() : time.ratio();
    String doubt =
        time.verdict().equals(VerdictsEntry.DIFFERENT) ? "" : " (" + time.verdict() + ")";
    return String.format(Locale.ROOT, "%.2fx as fast%s", times, doubt);
  }
}
