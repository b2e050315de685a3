package dev.tandem.workbench.report.page;

import dev.tandem.workbench.report.page.ReportView.Grid;
import dev.tandem.workbench.report.page.ReportView.Remake;
import dev.tandem.workbench.report.page.ReportView.Row;
import dev.tandem.workbench.runs.results.ComparisonFile.ContenderEntry;
import dev.tandem.workbench.runs.results.ComparisonFile.DatasetEntry;
import dev.tandem.workbench.runs.results.ComparisonFile.RunEntry;
import dev.tandem.workbench.runs.store.SavedComparison;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** How a run was made and can be made again: command, versions, seeds, fingerprints. */
final class RemakeView {
  private RemakeView() {}

  static Remake of(SavedComparison run) {
    return new Remake(commands(run), versions(run), fingerprints(run), settings(run));
  }

  private static List<String> commands(SavedComparison run) {
    List<String> commands = new ArrayList<>();
    Object asked = run.environment().get("command");
    if (asked != null) {
      commands.add("# as it was typed");
      commands.add("./" + asked);
    }
    commands.add("# the same, with every default resolved");
    commands.add("./tandem compare " + shown(run.folder().resolve("experiment.yaml")));
    commands.add("# the same, and whether its figures are found again");
    commands.add("./tandem reproduce " + shown(run.folder()));
    return commands;
  }

  /** As one would type it where the command is run; quoted where a shell asks for it. */
  private static String shown(Path file) {
    Path here = Path.of("").toAbsolutePath();
    Path whole = file.toAbsolutePath().normalize();
    String text = (whole.startsWith(here) ? here.relativize(whole) : whole).toString();
    return text.matches("[A-Za-z0-9_@%+=:,./-]+") ? text : "'" + text.replace("'", "'\\''") + "'";
  }

  private static Grid versions(SavedComparison run) {
    List<Row> rows = new ArrayList<>();
    run.environment().forEach((key, value) -> rows.add(row(key, String.valueOf(value))));
    for (ContenderEntry own : run.file().contenders()) {
      if (own.version() != null) {
        rows.add(row(own.id(), own.version() + ", " + own.device()));
      }
    }
    return new Grid(rows);
  }

  private static Grid fingerprints(SavedComparison run) {
    List<Row> rows = new ArrayList<>();
    rows.add(row("data", run.file().dataset().fingerprint()));
    for (ContenderEntry own : run.finished()) {
      DatasetEntry data = own.dataset();
      if (data != null) {
        rows.add(row("data of " + own.id(), data.fingerprint()));
      }
      for (RunEntry one : own.runs()) {
        String name = own.id() + ", repeat " + one.repeat();
        rows.add(row(name + ": seed", one.seed() + ""));
        if (one.observed() != null) {
          rows.add(row(name + ": first weights", one.observed().initialWeightsSha256()));
          rows.add(row(name + ": targets", one.observed().targetsSha256()));
          rows.add(row(name + ": order of rows", one.observed().orderSha256()));
        }
        rows.add(row(name + ": trained weights", one.weightsSha256()));
      }
    }
    return new Grid(rows);
  }

  private static Row row(String name, String value) {
    return new Row(name, List.of(value == null ? "unknown" : value));
  }

  /** {@code experiment.yaml}; empty if it is gone. */
  private static String settings(SavedComparison run) {
    Path yaml = run.folder().resolve("experiment.yaml");
    try {
      return Files.isRegularFile(yaml) ? Files.readString(yaml) : "";
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
