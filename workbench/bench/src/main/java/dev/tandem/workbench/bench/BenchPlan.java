package dev.tandem.workbench.bench;

import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/**
 * What {@code tandem bench} is to measure.
 *
 * @param subject the engine that is held against the others
 * @param threads that it is measured with
 * @param rounds of every runner
 * @param seconds of a round
 * @param warmUpSeconds before the first
 * @param python for Python's libraries; empty means that one is looked for
 * @param command that asked for it, as one would type it again
 */
public record BenchPlan(
    List<BenchCase> cases,
    String subject,
    List<String> opponents,
    List<Integer> threads,
    int rounds,
    double seconds,
    double warmUpSeconds,
    Optional<String> python,
    String command) {

  /** What can be measured beside Tandem's own engines. */
  public static final List<String> OTHERS =
      List.of("python-torch", "sklearn", "smile", "dl4j", "spark", "djl");

  Opponent find(String name) {
    return switch (name) {
      case "python-torch" -> new PythonOpponent(name, "torch", "torch_runner.py", python);
      case "sklearn" -> new PythonOpponent(name, "sklearn", "sklearn_runner.py", python);
      case "smile" -> new JvmOpponent(name, false);
      case "dl4j", "spark", "djl" -> new JvmOpponent(name, true);
      default -> new EngineOpponent(name);
    };
  }

  /**
   * The numbers of threads that an opponent is measured with: the subject's, and one, since more
   * threads make some of them slower.
   */
  List<Integer> threadsOf(Opponent opponent) {
    TreeSet<Integer> counts = new TreeSet<>(List.of(1));
    if (opponent.usesThreads()) {
      counts.addAll(threads);
    }
    return List.copyOf(counts);
  }
}
