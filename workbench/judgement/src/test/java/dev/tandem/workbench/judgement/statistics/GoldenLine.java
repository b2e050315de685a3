package dev.tandem.workbench.judgement.statistics;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A line of a golden file, as of {@code statistics.txt}: kind, arguments, results in order. */
record GoldenLine(String kind, Map<String, double[]> arguments, List<double[]> results) {
  private static final Path FOLDER = Path.of("../../reference/golden");

  /** All lines of a kind. */
  static List<GoldenLine> all(String kind) {
    return all(kind, "statistics.txt");
  }

  /** All lines of a kind in another file of the folder. */
  static List<GoldenLine> all(String kind, String file) {
    try {
      return Files.readAllLines(FOLDER.resolve(file)).stream()
          .filter(line -> line.startsWith(kind + " "))
          .map(GoldenLine::read)
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static GoldenLine read(String line) {
    String[] halves = line.split(" -> ");
    String[] words = halves[0].split(" ");
    Map<String, double[]> arguments = new LinkedHashMap<>();
    for (String word : Arrays.asList(words).subList(1, words.length)) {
      String[] parts = word.split("=");
      arguments.put(parts[0], numbers(parts[1]));
    }
    List<double[]> results = Arrays.stream(halves[1].split(" ")).map(GoldenLine::numbers).toList();
    return new GoldenLine(words[0], arguments, results);
  }

  private static double[] numbers(String text) {
    return Arrays.stream(text.split(",")).mapToDouble(Double::parseDouble).toArray();
  }

  double[] argument(String name) {
    return arguments.get(name);
  }

  double result(int index) {
    return results.get(index)[0];
  }

  @Override
  public String toString() {
    StringBuilder text = new StringBuilder(kind);
    arguments.forEach(
        (name, values) -> {
          String all = Arrays.toString(values);
          text.append(' ').append(name).append('=');
          text.append(all.length() > 60 ? all.substring(0, 60) + "…" : all);
        });
    return text.toString();
  }
}
