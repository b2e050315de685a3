package dev.tandem.workbench.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/**
 * Every {@code ./tandem} line of the README and the tutorial, run in their order as a reader runs
 * them, but smaller. A line ends with exit code 0, unless its comment says {@code exit code 1}.
 */
@Tag("once")
class ShownCommandsTest {
  private static final Path ROOT = Path.of("../..");
  private static final Pattern BLOCK = Pattern.compile("(?ms)^```(\\w*)$(.*?)^```$");
  private static final Pattern WORD = Pattern.compile("'([^']*)'|\"([^\"]*)\"|(\\S+)");
  private static final Pattern EXIT_CODE = Pattern.compile("exit code (\\d)");
  private static final Set<String> WITH_RUNS =
      Set.of("compare", "report", "audit", "attribute", "sweep", "runs", "reproduce", "bench");

  private static final List<String> SMALL_TRAINING =
      List.of("--epochs", "2", "--train-rows", "200");

  /** By command, the options that make it small enough for a test; nothing else is changed. */
  private static final Map<String, List<String>> SMALLER =
      Map.of(
          "compare", SMALL_TRAINING,
          "train", SMALL_TRAINING,
          "attribute", SMALL_TRAINING,
          "sweep", SMALL_TRAINING,
          "lockstep", List.of("--steps", "3"),
          "bench", List.of("--rounds", "1", "--seconds", "0.1", "--warm-up", "0.1"));

  private static final int MOST_REPEATS = 3;

  @TempDir static Path folder;

  @BeforeAll
  static void makeWhatAReaderHas() throws IOException {
    StringBuilder rows = new StringBuilder();
    for (int i = 0; i < 120; i++) {
      rows.append(i / 2 + "," + (i % 3 == 0 ? "basic" : "full") + "," + i * 7 % 40);
      rows.append(i * 7 % 40 > 30 ? ",yes\n" : ",no\n");
    }
    Files.writeString(folder.resolve("churn.csv"), "customer,plan,monthly,churned\n" + rows);
    Files.writeString(folder.resolve("new-customers.csv"), "customer,plan,monthly\n900,full,35\n");
    CommandRun.of("compare", "xor", "--epochs", 2, "--out", runs()); // so that there is a latest
  }

  @TestFactory
  Stream<DynamicTest> the_readme_shows_commands_that_work() throws IOException {
    return commands("README.md");
  }

  @TestFactory
  Stream<DynamicTest> the_tutorial_shows_commands_that_work() throws IOException {
    return commands("docs/tutorial.md");
  }

  private static Stream<DynamicTest> commands(String page) throws IOException {
    List<String> lines = new ArrayList<>();
    Matcher block = BLOCK.matcher(Files.readString(ROOT.resolve(page)));
    while (block.find()) {
      if (block.group(1).equals("yaml")) {
        writeExperiment(block.group(2));
      } else {
        block
            .group(2)
            .lines()
            .filter(line -> line.startsWith("./tandem"))
            .filter(line -> !line.startsWith("./tandem live")) // until Ctrl-C: see LivePageTest
            .forEach(lines::add);
      }
    }
    assertThat(lines).isNotEmpty();
    return lines.stream().map(line -> DynamicTest.dynamicTest(line, () -> run(line)));
  }

  /** An experiment that a page shows is in a file of its name. */
  private static void writeExperiment(String yaml) throws IOException {
    Matcher name = Pattern.compile("(?m)^name: (\\S+)").matcher(yaml);
    if (name.find()) {
      Files.writeString(folder.resolve(name.group(1) + ".yaml"), yaml);
    }
  }

  private static void run(String line) {
    boolean real = line.matches(".*\\b(mnist|noshow|as-reported)\\b.*");
    assumeTrue(!real || System.getenv("TANDEM_DATA") != null, "real data is not here");
    List<String> words = words(line);
    Optional<String> example = example(words);
    CommandRun run =
        example.isPresent()
            ? CommandRun.of("describe", words.get(1)) // reads the same file and data
            : CommandRun.of(smaller(words).toArray());
    assertThat(run.exitCode()).as(run.out() + run.err()).isEqualTo(exitCode(line));
    example.ifPresent(
        name ->
            assertThat(ExampleRuns.of(name).file().contenders())
                .allMatch(contender -> contender.status().equals("finished")));
  }

  /** The example that a command compares as it is, so that its run is shared with other tests. */
  private static Optional<String> example(List<String> words) {
    if (words.size() != 2 || !words.get(0).equals("compare")) {
      return Optional.empty();
    }
    String name = words.get(1).replaceFirst("^.*examples/(.*)\\.yaml$", "$1");
    return Optional.of(name).filter(ExampleRuns.names()::contains);
  }

  private static int exitCode(String line) {
    Matcher said = EXIT_CODE.matcher(line);
    return said.find() ? Integer.parseInt(said.group(1)) : 0;
  }

  /** The arguments, with files where the test has them. */
  private static List<String> words(String line) {
    List<String> words = new ArrayList<>();
    Matcher word = WORD.matcher(line.replaceFirst("^\\./tandem", "").replaceFirst("\\s#.*", ""));
    while (word.find()) {
      String own = Stream.of(1, 2, 3).map(word::group).filter(x -> x != null).findFirst().get();
      boolean output = !words.isEmpty() && words.get(words.size() - 1).equals("-o");
      boolean file = own.matches("\\S+\\.(yaml|csv|safetensors)");
      Path base = own.startsWith("examples/") ? ROOT : folder;
      words.add(output || file ? base.resolve(own).toString() : own);
    }
    return words;
  }

  private static List<String> smaller(List<String> words) {
    List<String> small = new ArrayList<>(words);
    String command = words.isEmpty() ? "" : words.get(0);
    List<String> options = SMALLER.getOrDefault(command, List.of());
    for (int i = 0; i < options.size(); i += 2) {
      set(small, options.get(i), options.get(i + 1));
    }
    int repeats = small.indexOf("--repeats");
    if (repeats >= 0) {
      int shown = Integer.parseInt(small.get(repeats + 1));
      small.set(repeats + 1, Math.min(shown, MOST_REPEATS) + "");
    }
    if (WITH_RUNS.contains(command)) {
      set(small, "--out", runs().toString());
    }
    return small;
  }

  private static void set(List<String> words, String option, String value) {
    int at = words.indexOf(option);
    if (at < 0) {
      words.addAll(List.of(option, value));
    } else {
      words.set(at + 1, value);
    }
  }

  private static Path runs() {
    return folder.resolve("runs");
  }
}
