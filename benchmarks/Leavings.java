import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tandem.model.Safetensors;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/** What commands leave in a folder: whether it can be read, and whether it is what others leave. */
final class Leavings {
  private static final ObjectMapper JSON = new ObjectMapper();

  /** What no two runs have alike, and what is concluded from it. */
  static final Set<String> OF_THE_MOMENT =
      Set.of(
          "seconds",
          "evaluationSeconds",
          "time",
          "memory",
          "computingThreads",
          "threadSeconds",
          "waitingWorkSeconds",
          "trainingSeconds",
          "rowsPerSecond",
          "totalSeconds",
          "target.seconds",
          "peakBytes",
          "baselineBytes",
          "handOverSeconds");

  /** Audit items about threads, the clock and the process's options. */
  static final Set<String> CLOCKS =
      Set.of("threads", "what the clock covers", "processor and JVM");

  /** Columns of tables that are times. */
  private static final Set<String> TIMES =
      Set.of("seconds", "evaluation_seconds", "training_seconds", "mean_seconds");

  private Leavings() {}

  /** Files under their final names that cannot be read. */
  static List<String> unreadable(Path out) throws IOException {
    List<String> unreadable = new ArrayList<>();
    for (Path file : files(out)) {
      String name = file.getFileName().toString();
      try {
        if (name.startsWith(".")) {
          continue; // no final name
        } else if (name.endsWith(".json")) {
          JSON.readTree(Files.readAllBytes(file));
        } else if (name.endsWith(".safetensors")) {
          Safetensors.read(file);
        }
      } catch (IOException | RuntimeException e) {
        unreadable.add("unreadable: " + file + ": " + e.getMessage());
      }
    }
    return unreadable;
  }

  /** Models and results of what is over, and when they were written. */
  static Map<Path, FileTime> finished(Path out) throws IOException {
    Map<Path, FileTime> finished = new HashMap<>();
    for (Path file : files(out)) {
      if (file.endsWith("events.jsonl") && tellsOfItsEnd(file)) {
        Path model = file.resolveSibling("model.safetensors");
        finished.put(model, modified(model));
      } else if (file.getParent().endsWith("results") && file.toString().endsWith(".json")) {
        finished.put(file, modified(file));
      }
    }
    return finished;
  }

  /** A line that was cut tells nothing. */
  private static boolean tellsOfItsEnd(Path events) throws IOException {
    String text = Files.readString(events);
    return text.contains("\"finished\"") && text.endsWith("\n");
  }

  /** What was finished before and is not there any more, or was made again. */
  static List<String> madeAgain(Map<Path, FileTime> finished) {
    return finished.entrySet().stream()
        .filter(one -> !Files.exists(one.getKey()) || !one.getValue().equals(modified(one.getKey())))
        .map(one -> "finished work lost or done again: " + one.getKey())
        .toList();
  }

  private static FileTime modified(Path file) {
    try {
      return Files.getLastModifiedTime(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<Path> files(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      return files.filter(Files::isRegularFile).sorted().toList();
    }
  }

  /** Weights, predictions and tables that differ, apart from times. */
  static List<String> differences(Path undisturbed, Path out) throws IOException {
    Map<String, Path> expected = results(undisturbed);
    Map<String, Path> got = results(out);
    if (!expected.keySet().equals(got.keySet())) {
      return List.of("other files in " + out + ": " + got.keySet());
    }
    List<String> different = new ArrayList<>();
    for (String name : expected.keySet()) {
      if (!same(expected.get(name), got.get(name))) {
        different.add("different: " + got.get(name));
      }
    }
    return different;
  }

  /** The files that two runs of the same have alike, by their path in the folder. */
  static Map<String, Path> results(Path out) throws IOException {
    Map<String, Path> results = new TreeMap<>();
    for (Path file : files(out)) {
      String name = file.getFileName().toString();
      boolean result =
          name.matches("comparison\\.json|.*\\.csv|(model|predictions|surfaces)\\.safetensors")
              || file.getParent().endsWith("results");
      if (result) {
        // the run's folder is named after the time of day
        String place = out.relativize(file).toString();
        results.put(place.replaceFirst("[0-9]{8}-[0-9]{6}(-[0-9]+)?", "RUN"), file);
      }
    }
    return results;
  }

  /** Whether two files say the same, apart from times. */
  static boolean same(Path a, Path b) throws IOException {
    String name = a.getFileName().toString();
    if (name.endsWith(".json")) {
      return same(JSON.readTree(a.toFile()), JSON.readTree(b.toFile()));
    }
    return name.endsWith(".csv")
        ? withoutTimes(a).equals(withoutTimes(b))
        : Files.mismatch(a, b) < 0;
  }

  private static boolean same(JsonNode a, JsonNode b) {
    if (a.isObject() && b.isObject()) {
      if (CLOCKS.contains(a.path("item").asText())) {
        return true;
      }
      List<String> names = new ArrayList<>();
      a.fieldNames().forEachRemaining(names::add);
      b.fieldNames().forEachRemaining(names::add);
      return names.stream()
          .filter(name -> !OF_THE_MOMENT.contains(name))
          .allMatch(name -> a.has(name) && b.has(name) && same(a.get(name), b.get(name)));
    }
    if (a.isArray() && b.isArray() && a.size() == b.size()) {
      Iterator<JsonNode> others = b.elements();
      for (JsonNode own : a) {
        if (!same(own, others.next())) {
          return false;
        }
      }
      return true;
    }
    return a.equals(b);
  }

  private static String withoutTimes(Path csv) throws IOException {
    List<String> lines = Files.readAllLines(csv);
    List<String> header = List.of(lines.get(0).split(","));
    StringBuilder text = new StringBuilder();
    for (String line : lines) {
      List<String> cells = Arrays.asList(line.split(",", -1));
      for (int i = 0; i < cells.size(); i++) {
        boolean time = i < header.size() && TIMES.contains(header.get(i));
        text.append(time ? "" : cells.get(i)).append(',');
      }
      text.append('\n');
    }
    return text.toString();
  }
}
