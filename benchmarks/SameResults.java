import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** Runs comparisons in two checkouts and compares what they found. */
final class SameResults {
  private static final List<String> COMPARISONS =
      List.of(
          "xor",
          "moons --hidden 32,32 --activation silu --optimizer adamw --lr 0.005 --epochs 60",
          "digits",
          "digits --engines textbook,scratch,pytorch --train-rows 2000 --repeats 3 --epochs 3",
          "appointments --positive-weight balanced --threshold f1",
          "friedman",
          "examples/xor-as-taught.yaml",
          "examples/batch-norm.yaml");

  /** Beside what no two runs have alike: words that follow from it, or that versions change. */
  private static final Set<String> WORDS =
      Set.of("machine", "conventions", "sentence", "caveats", "caveat");

  private final Set<String> added = new TreeSet<>();
  private final List<String> different = new ArrayList<>();

  public static void main(String[] arguments) throws Exception {
    boolean same = true;
    List<String> own = List.of(arguments).subList(2, arguments.length);
    for (String comparison : own.isEmpty() ? COMPARISONS : own) {
      SameResults results = new SameResults();
      JsonNode before = run(Path.of(arguments[0]), comparison);
      JsonNode after = run(Path.of(arguments[1]), comparison);
      results.compare("", before, after);
      same &= results.different.isEmpty();
      System.out.println((results.different.isEmpty() ? "same:      " : "DIFFERENT: ") + comparison);
      results.different.stream().limit(5).forEach(line -> System.out.println("    " + line));
      if (!results.added.isEmpty()) {
        System.out.println("    new keys: " + String.join(", ", results.added));
      }
    }
    System.exit(same ? 0 : 1);
  }

  private static JsonNode run(Path checkout, String comparison)
      throws IOException, InterruptedException {
    Path out = Files.createTempDirectory("same-results");
    List<String> command =
        new ArrayList<>(List.of(checkout.toAbsolutePath().resolve("tandem").toString(), "compare"));
    command.addAll(List.of(comparison.split(" ")));
    command.addAll(List.of("--out", out.toString()));
    Process process =
        new ProcessBuilder(command)
            .directory(checkout.toFile())
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .start();
    if (process.waitFor() != 0) {
      throw new IllegalStateException(command + " ended with " + process.exitValue());
    }
    try (Stream<Path> files = Files.walk(out)) {
      Path file = files.filter(f -> f.endsWith("comparison.json")).findFirst().orElseThrow();
      return new ObjectMapper().readTree(file.toFile());
    }
  }

  private void compare(String path, JsonNode before, JsonNode after) {
    if (before.isObject() && after.isObject()) {
      if (Leavings.CLOCKS.contains(before.path("item").asText())) {
        return;
      }
      Iterator<Map.Entry<String, JsonNode>> fields = before.fields();
      while (fields.hasNext()) {
        Map.Entry<String, JsonNode> field = fields.next();
        String key = field.getKey();
        if (!isLeftOut(key)) {
          compare(path + "/" + key, field.getValue(), after.path(key));
        }
      }
      after.fieldNames().forEachRemaining(key -> addIfNew(path + "/" + key, key, before));
    } else if (before.isArray() && after.isArray() && before.size() == after.size()) {
      for (int i = 0; i < before.size(); i++) {
        compare(path + "/" + i, before.get(i), after.get(i));
      }
    } else if (!before.equals(after)) {
      different.add(path + ": " + shortened(before) + " -> " + shortened(after));
    }
  }

  private void addIfNew(String path, String key, JsonNode before) {
    if (!before.has(key)) {
      added.add(path.replaceAll("/\\d+", ""));
    }
  }

  private static boolean isLeftOut(String key) {
    return Leavings.OF_THE_MOMENT.contains(key) || WORDS.contains(key);
  }

  private static String shortened(JsonNode node) {
    String text = node.isMissingNode() ? "absent" : node.toString();
    return text.length() <= 80 ? text : text.substring(0, 80) + "...";
  }
}
