import dev.tandem.engine.Engine;
import dev.tandem.engine.EngineReference;
import dev.tandem.engine.Engines;
import dev.tandem.workbench.check.Check;
import dev.tandem.workbench.check.CheckResult;
import dev.tandem.workbench.check.CheckResult.Outcome;
import dev.tandem.workbench.check.explain.Named;
import dev.tandem.workbench.check.text.CheckText;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * How often check names the mistakes of programs in reference/own-engines; see check.sh.
 *
 * <p>Arguments: singles, pairs or right; what the programs show (all, forward, gradients, weights);
 * further arguments for the program, such as --float32.
 */
public final class NameMistakes {
  private static final int PAIRS = 60;
  private static final Path FOLDER = Path.of("reference/own-engines");

  private static final Path HELPER =
      Path.of("engines/process/src/main/resources/dev/tandem/engines/process/templates/numpy");

  private final String options;
  private int right;
  private int wronglySure;
  private int all;

  private NameMistakes(String options) {
    this.options = options;
  }

  public static void main(String[] arguments) throws IOException {
    String ability = arguments.length > 1 ? arguments[1] : "all";
    List<String> more = List.of(arguments).subList(Math.min(2, arguments.length), arguments.length);
    NameMistakes run = new NameMistakes("--ability " + ability + " " + String.join(" ", more));
    switch (arguments[0]) {
      case "singles" -> run.singles();
      case "pairs" -> run.pairs();
      case "right" -> run.rightOnes();
      default -> throw new IllegalArgumentException("expected singles, pairs or right");
    }
    System.out.printf(
        "%s %s: %d of %d as they should be, %d with a wrong name that is called sure%n",
        arguments[0], ability, run.right, run.all, run.wronglySure);
    System.exit(0);
  }

  /** By the corpus's name, the catalogue's; empty where the catalogue has none. */
  private static Map<String, String> expected() throws IOException {
    Map<String, String> names = new LinkedHashMap<>();
    for (String line : Files.readAllLines(FOLDER.resolve("expected.csv"))) {
      String[] cells = line.split(",", -1);
      if (!cells[0].equals("mistake")) {
        names.put(cells[0], cells[1]);
      }
    }
    return names;
  }

  private void singles() throws IOException {
    for (Map.Entry<String, String> entry : expected().entrySet()) {
      wrong(List.of(entry.getKey()), List.of(entry.getValue()));
    }
  }

  private void pairs() throws IOException {
    Map<String, String> expected = expected();
    List<String> names =
        expected.keySet().stream().filter(name -> !expected.get(name).isEmpty()).toList();
    Random random = new Random(13);
    for (int i = 0; i < PAIRS; ) {
      String a = names.get(random.nextInt(names.size()));
      String b = names.get(random.nextInt(names.size()));
      if (!expected.get(a).equals(expected.get(b))) {
        wrong(List.of(a, b), List.of(expected.get(a), expected.get(b)));
        i++;
      }
    }
  }

  private void wrong(List<String> names, List<String> expected) {
    String command =
        "python3 " + FOLDER.resolve("wrong.py").toAbsolutePath() + " " + options + " --mistake "
            + String.join(",", names);
    long start = System.nanoTime();
    CheckResult result = check(command);
    List<Named> told = result.findings().named();
    TreeSet<String> named =
        told.stream().map(one -> one.mistake().name()).collect(Collectors.toCollection(TreeSet::new));
    // alone: as the first answer; in pairs: both
    boolean good =
        expected.size() == 1
            ? !told.isEmpty() && told.get(0).mistake().name().equals(expected.get(0))
            : named.containsAll(expected);
    boolean sure =
        told.stream().anyMatch(one -> one.sure() && !expected.contains(one.mistake().name()));
    // what the catalogue does not have cannot be named; it must not be named wrongly
    if (!expected.contains("")) {
      all++;
      right += good ? 1 : 0;
    }
    wronglySure += sure ? 1 : 0;
    System.out.printf(
        "%s %s%s -> %s%s %.1f s%n",
        expected.contains("") ? "none " : good ? "right" : "OTHER",
        String.join(" + ", names),
        sure ? " (WRONGLY SURE)" : "",
        told.stream().map(one -> one.mistake().name() + " " + CheckText.certainty(one)).toList(),
        result.findings().unexplained().isEmpty() ? "" : " (not all is explained)",
        (System.nanoTime() - start) / 1e9);
  }

  private void rightOnes() throws IOException {
    String listed = new String(start("right.py --list"));
    for (String variant : listed.split("\\s+")) {
      one("python3 " + FOLDER.resolve("right.py").toAbsolutePath() + " --variant " + variant);
    }
  }

  private void one(String command) {
    CheckResult result = check(command);
    boolean good = result.outcome() != Outcome.WRONG;
    all++;
    right += good ? 1 : 0;
    List<String> told =
        result.findings().named().stream().map(one -> one.mistake().name()).toList();
    System.out.printf("%s %s -> %s %s%n", good ? "right" : "OTHER", command, result.outcome(), told);
  }

  private static byte[] start(String program) throws IOException {
    List<String> command = new ArrayList<>(List.of("python3"));
    command.addAll(List.of(program.split(" ")));
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .directory(FOLDER.toFile())
            .redirectError(ProcessBuilder.Redirect.INHERIT);
    builder.environment().put("PYTHONPATH", HELPER.toAbsolutePath().toString());
    return builder.start().getInputStream().readAllBytes();
  }

  private static CheckResult check(String command) {
    Map<String, Object> settings = Map.of("command", command, "reuse", true, "stall", 60);
    Engine engine = Engines.find(new EngineReference("process", settings)).orElseThrow();
    return new Check(engine, line -> {}).run(command);
  }
}
