package dev.tandem.workbench.report.text;

import dev.tandem.workbench.runs.folder.RunException;
import dev.tandem.workbench.runs.folder.RunState;
import dev.tandem.workbench.runs.metric.Formats;
import dev.tandem.workbench.runs.store.SavedRun;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What stands above and below a run's metrics: how it was made, and where its files are. */
public final class RunHead {
  private static final DateTimeFormatter SECOND =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss");
  private static final Set<Integer> ALL_WORDS = Set.of(0, 1);

  /** Files that people open, and what they are. */
  private static final List<Map.Entry<String, String>> FILES =
      List.of(
          Map.entry("report.html", "the report"),
          Map.entry("report.md", "the report as Markdown"),
          Map.entry("figures", "pictures"),
          Map.entry("comparison.json", "all metrics, for scripts"),
          Map.entry("experiment.yaml", "the experiment, every default resolved"),
          Map.entry("environment.json", "command, machine and programs"),
          Map.entry("contenders", "models, predictions and events of each run"),
          Map.entry("tensorboard", "for 'tensorboard --logdir'"));

  private RunHead() {}

  /** Returns name, state, time, command, machine. */
  public static String of(SavedRun run) {
    Map<String, Object> environment = run.environment();
    TextTable table = new TextTable(ALL_WORDS);
    table.row("run", run.name() + ", " + run.state().label());
    table.row("when", SECOND.format(run.when()));
    row(table, "command", environment, "command");
    row(table, "tandem", environment, "tandem");
    row(table, "java", environment, "java", "vendor");
    row(table, "machine", environment, "processor", "cores", "system");
    run.readable().ifPresent(file -> table.row("fingerprint", file.dataset().fingerprint()));
    if (run.state() == RunState.DAMAGED) {
      table.row("damaged", problem(run));
    }
    return table.toString();
  }

  private static String problem(SavedRun run) {
    try {
      run.results();
      return run.path().resolve("state.json") + ": expected the state of a run, got something else";
    } catch (RunException e) {
      return e.getMessage();
    }
  }

  private static void row(
      TextTable table, String label, Map<String, Object> environment, String... keys) {
    List<String> values = new ArrayList<>();
    for (String key : keys) {
      if (environment.get(key) != null) {
        String value = environment.get(key) + "";
        values.add(key.equals("cores") ? value + (value.equals("1") ? " core" : " cores") : value);
      }
    }
    table.row(label, values.isEmpty() ? "not kept" : String.join(", ", values));
  }

  /** Returns the folder, and what people open in it. */
  public static String files(SavedRun run) {
    TextTable table = new TextTable(ALL_WORDS);
    table.row("run folder", run.path() + ", " + Formats.size(run.bytes()));
    for (Map.Entry<String, String> file : FILES) {
      Path path = run.path().resolve(file.getKey());
      if (Files.exists(path)) {
        table.row("  " + file.getKey(), file.getValue());
      }
    }
    return table.toString().stripTrailing();
  }
}
