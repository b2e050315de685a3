package dev.tandem.datasets;

import dev.tandem.GoldenFiles;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** One case of a golden file: lines of a name and its values. */
public record Golden(String name, Map<String, List<String>> lines) {
  public static Stream<Golden> all(String file) {
    List<Golden> cases = new ArrayList<>();
    for (String line : GoldenFiles.lines(file)) {
      if (line.startsWith("case ")) {
        cases.add(new Golden(line.substring(5), new LinkedHashMap<>()));
      } else if (!line.isBlank() && !line.startsWith("#")) {
        List<String> words = List.of(line.split(" "));
        cases.get(cases.size() - 1).lines().put(words.get(0), words.subList(1, words.size()));
      }
    }
    return cases.stream();
  }

  public boolean has(String line) {
    return lines.containsKey(line);
  }

  public List<String> texts(String line) {
    return lines.get(line);
  }

  public double[] numbers(String line) {
    return lines.get(line).stream().mapToDouble(Double::parseDouble).toArray();
  }

  @Override
  public String toString() {
    return name;
  }
}
