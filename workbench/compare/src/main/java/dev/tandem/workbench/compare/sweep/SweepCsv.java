package dev.tandem.workbench.compare.sweep;

import dev.tandem.workbench.runs.results.CsvText;
import dev.tandem.workbench.runs.results.SweepFile;
import dev.tandem.workbench.runs.results.SweepFile.CombinationEntry;
import java.util.ArrayList;
import java.util.List;

/** {@code sweep.csv}: a row a combination, best first; undefined cells are empty. */
final class SweepCsv {
  private SweepCsv() {}

  static String of(SweepFile file) {
    CsvText csv = new CsvText();
    csv.row(header(file));
    file.combinations().forEach(entry -> csv.row(cells(file, entry)));
    return csv.toString();
  }

  private static List<String> header(SweepFile file) {
    List<String> header = new ArrayList<>(List.of("rank"));
    header.addAll(file.keys());
    String figure = "validation_" + file.figure();
    header.addAll(List.of(figure + "_mean", figure + "_sd"));
    header.addAll(List.of("runs", "epochs", "seconds", "status", "message"));
    return header;
  }

  private static List<String> cells(SweepFile file, CombinationEntry entry) {
    List<String> cells = new ArrayList<>(List.of(entry.ranked() ? entry.rank() + "" : ""));
    file.keys().forEach(key -> cells.add(entry.words(key)));
    cells.add(cell(entry.ranked() ? entry.figure().mean() : Double.NaN));
    cells.add(cell(entry.ranked() ? entry.figure().sd() : Double.NaN));
    cells.add(entry.runs().size() + "");
    cells.add(cell(entry.epochs()));
    cells.add(cell(entry.seconds()));
    cells.add(entry.status());
    cells.add(entry.message() == null ? "" : entry.message());
    return cells;
  }

  private static String cell(double value) {
    return Double.isFinite(value) ? value + "" : "";
  }
}
