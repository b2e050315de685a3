package dev.tandem.workbench.report.page;

import dev.tandem.fault.PlainText;
import dev.tandem.workbench.report.page.ReportView.Reproduce;
import dev.tandem.workbench.report.page.ReportView.Row;
import dev.tandem.workbench.runs.results.ComparisonFile.ContenderEntry;
import dev.tandem.workbench.runs.results.ComparisonFile.DatasetEntry;
import dev.tandem.workbench.runs.results.ComparisonFile.RunEntry;
import dev.tandem.workbench.runs.store.SavedRun;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** How a run was made and can be reproduced: command, versions, seeds, fingerprints. */
final class ReproduceView {
  private ReproduceView() {}

  static Reproduce of(SavedRun run) {
    return new Reproduce(commands(run), versions(run), fingerprints(run), settings(run));
  }

  private static List<String> commands(SavedRun run) {
    List<String> commands = new ArrayList<>();
    Object asked = run.environment().get("command");
    if (asked != null) {
      commands.add("# as it was typed");
      commands.add("./" + asked);
    }
    commands.add("# the same, with every default resolved");
    commands.add("./tandem compare " + shown(run.path().resolve("experiment.yaml")));
    commands.add("# the same, and whether its metrics are reproduced");
    commands.add("./tandem reproduce " + shown(run.path()));
    return commands;
  }

  /**
   * Returns a path as one would type it where the command is run, quoted where a shell asks for it.
   */
  private static String shown(Path file) {
    Path here = Path.of("").toAbsolutePath();
    Path whole = file.toAbsolutePath().normalize();
    String path = (whole.startsWith(here) ? here.relativize(whole) : whole).toString();
    String text = PlainText.oneLine(path);
    return text.matches("[A-Za-z0-9_@%+=:,./-]+") ? text : "'" + text.replace("'", "'\\''") + "'";
  }

  private static List<Row> versions(SavedRun run) {
    List<Row> rows = new ArrayList<>();
    run.environment().forEach((key, value) -> rows.add(row(key, String.valueOf(value))));
    for (ContenderEntry own : run.results().contenders()) {
      if (own.version() != null) {
        rows.add(row(own.id(), own.version() + ", " + own.device()));
      }
    }
    return rows;
  }

  private static List<Row> fingerprints(SavedRun run) {
    List<Row> rows = new ArrayList<>();
    rows.add(row("data", run.results().dataset().fingerprint()));
    for (ContenderEntry own : run.finished()) {
      DatasetEntry data = own.dataset();
      if (data != null) {
        rows.add(row("data of " + own.id(), data.fingerprint()));
      }
      for (RunEntry one : own.runs()) {
        String name = own.id() + ", repeat " + one.repeat();
        rows.add(row(name + ": seed", one.seed() + ""));
        if (one.observed() != null) {
          rows.add(row(name + ": initial weights", one.observed().initialWeightsSha256()));
          rows.add(row(name + ": targets", one.observed().targetsSha256()));
          rows.add(row(name + ": order of rows", one.observed().orderSha256()));
        }
        rows.add(row(name + ": trained weights", one.weightsSha256()));
      }
    }
    return rows;
  }

  private static Row row(String name, String value) {
    return new Row(name, value == null ? "unknown" : value);
  }

  /** Returns {@code experiment.yaml}; empty if it is gone. */
  private static String settings(SavedRun run) {
    Path yaml = run.path().resolve("experiment.yaml");
    try {
      return Files.isRegularFile(yaml) ? Files.readString(yaml) : "";
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
