package dev.tandem.workbench.report.text;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.core.JsonProcessingException;
import dev.tandem.workbench.observed.json.Json;
import dev.tandem.workbench.runs.metric.Formats;
import dev.tandem.workbench.runs.metric.MetricText;
import dev.tandem.workbench.runs.results.ComparisonFile;
import dev.tandem.workbench.runs.results.ComparisonFile.ContenderEntry;
import dev.tandem.workbench.runs.store.SavedRun;
import java.io.UncheckedIOException;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Runs as a table, a line each, and as JSON. */
public record RunList(List<SavedRun> runs) {
  private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm");
  private static final Set<Integer> WORDS = Set.of(0, 1, 2, 3, 4, 6);
  private static final int CONTENDERS_SHOWN = 3;

  /**
   * One run, as {@code --json} has it.
   *
   * @param metric key of the metric that stands for the run; null without results
   * @param values its mean over the repeats, by contender
   */
  record Line(
      String id,
      String experiment,
      String when,
      String state,
      List<String> contenders,
      @JsonProperty("figure") String metric,
      @JsonProperty("figures") Map<String, Double> values,
      long bytes,
      String path) {}

  /** Returns a JSON list, in the same order. */
  public String json() {
    try {
      return Json.MAPPER
          .writerWithDefaultPrettyPrinter()
          .writeValueAsString(runs.stream().map(RunList::line).toList());
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Line line(SavedRun run) {
    Map<String, Double> values = new LinkedHashMap<>();
    String key = run.readable().map(MetricText::of).orElse(null);
    contenders(run).forEach(c -> values.put(c.id(), MetricText.mean(c, key)));
    return new Line(
        run.id(),
        run.experiment(),
        run.when().toString(),
        run.state().label(),
        List.copyOf(values.keySet()),
        key,
        values,
        run.bytes(),
        run.path().toString());
  }

  private static List<ContenderEntry> contenders(SavedRun run) {
    return run.readable().map(ComparisonFile::contenders).orElse(List.of());
  }

  /** Returns the table, and how much there is of it. */
  @Override
  public String toString() {
    TextTable table = new TextTable(WORDS);
    table.row("run", "experiment", "when", "contenders", "test metric", "size", "state");
    table.row();
    for (SavedRun run : runs) {
      table.row(
          run.id(),
          run.experiment(),
          MINUTE.format(run.when()),
          shown(contenders(run).stream().map(ContenderEntry::id).toList()),
          metric(run),
          Formats.size(run.bytes()),
          run.state().label());
    }
    StringBuilder text = new StringBuilder(table.toString());
    for (SavedRun run : runs) {
      run.damage().ifPresent(why -> text.append("damaged: ").append(why).append('\n'));
    }
    return text.toString();
  }

  private static String metric(SavedRun run) {
    if (run.readable().isEmpty()) {
      return "-";
    }
    String key = MetricText.of(run.results());
    return MetricText.words(key).replace("test ", "")
        + " "
        + shown(
            contenders(run).stream()
                .map(contender -> MetricText.text(key, MetricText.mean(contender, key)))
                .toList());
  }

  private static String shown(List<String> all) {
    if (all.isEmpty()) {
      return "-";
    }
    String first = String.join(", ", all.stream().limit(CONTENDERS_SHOWN).toList());
    int more = all.size() - CONTENDERS_SHOWN;
    return more > 0 ? first + " and " + more + " more" : first;
  }
}
