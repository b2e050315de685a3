package dev.tandem.workbench.report.answer;

import dev.tandem.workbench.runs.metric.Metric;
import dev.tandem.workbench.runs.metric.MetricText;
import dev.tandem.workbench.runs.results.ComparisonFile;
import dev.tandem.workbench.runs.results.VerdictsEntry;
import dev.tandem.workbench.runs.results.VerdictsEntry.PairEntry;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The verdicts' own sentences on the three questions of a comparison; of more than two contenders,
 * a ranking. An answer that nobody can give is empty.
 *
 * @param same whether they compute the same
 * @param values of the primary metric, where the next answer does not name them
 * @param better who is better in it
 * @param faster who is faster
 * @param total who needs how long in all, where the answer before does not say it
 */
public record Answers(String same, String values, String better, String faster, String total) {
  private static final Answers NONE = new Answers("", "", "", "", "");

  /** What a verdict rests on, in brackets: an interval, a test, or that all repeats agree. */
  private static final String EVIDENCE =
      " \\((?=[^()]*(?:interval|the same in|the same difference|p [=<]))[^()]*\\)";

  /** Returns the answers of a comparison. */
  public static Answers of(ComparisonFile file) {
    List<PairEntry> pairs =
        file.verdicts() == null
            ? List.of()
            : file.verdicts().pairs().stream().filter(own -> !own.figures().isEmpty()).toList();
    return pairs.isEmpty() ? NONE : pairs.size() == 1 ? of(pairs.get(0)) : of(pairs, file);
  }

  static Answers of(PairEntry pair) {
    String verdict = pair.figures().get(0).sentence();
    boolean oneRun = Ranking.isOneRun(pair);
    return new Answers(
        pair.computation() == null ? "" : pair.computation().sentence(),
        oneRun ? verdict.replace(VerdictsEntry.ONE_RUN_EACH, "").strip() : "",
        oneRun ? VerdictsEntry.ONE_RUN_EACH : verdict,
        pair.time() == null ? "" : pair.time().sentence(),
        "");
  }

  private static Answers of(List<PairEntry> pairs, ComparisonFile file) {
    Ranking ranking = new Ranking(pairs);
    return new Answers(
        Alike.of(pairs).orElse(""),
        extremes(file, MetricText.of(file)),
        ranking.better().orElse(VerdictsEntry.ONE_RUN_EACH),
        ranking.faster().orElse(""),
        extremes(file, Metric.TRAINING_SECONDS.key()));
  }

  private static String extremes(ComparisonFile file, String key) {
    return new Extremes(file.contenders(), key).sentence().orElse("");
  }

  /** Returns who is better, with the values; of one run, they come first. */
  public String betterWithValues() {
    return betterAndValues().collect(Collectors.joining(" ")).strip();
  }

  /** Returns who is faster, an epoch and in all. */
  public String fasterWithTotal() {
    return (faster + " " + total).strip();
  }

  private Stream<String> betterAndValues() {
    boolean valuesFirst = better.equals(VerdictsEntry.ONE_RUN_EACH);
    return valuesFirst ? Stream.of(values, better) : Stream.of(better, values);
  }

  /** Returns who is better and who is faster, without what the verdicts rest on. */
  public List<String> inShort() {
    return Stream.concat(
            betterAndValues(), Stream.of(total.isEmpty() ? sentences(faster, 2) : total))
        .filter(answer -> !answer.isEmpty())
        .map(answer -> answer.replaceAll(EVIDENCE, ""))
        .toList();
  }

  /** Returns the first sentences of an answer. */
  public static String sentences(String answer, int most) {
    return Stream.of(answer.split("(?<=\\.) ")).limit(most).collect(Collectors.joining(" "));
  }
}
