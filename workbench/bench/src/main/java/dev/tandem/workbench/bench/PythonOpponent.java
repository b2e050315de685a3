package dev.tandem.workbench.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * A library of Python's, where a Python that has it is found.
 *
 * @param name what a user types
 * @param module that Python must be able to import
 * @param script in benchmarks/python
 * @param python that was named; empty means TANDEM_PYTHON, or else python3 on the PATH
 */
record PythonOpponent(String name, String module, String script, Optional<String> python)
    implements Opponent {
  private static final int SECONDS_TO_IMPORT = 120;

  @Override
  public Runner runner(PreparedCase bench, int threads, double warmUpSeconds) throws IOException {
    Path program = Jvm.source("benchmarks/python/" + script);
    Path assignment = bench.assignment(threads, warmUpSeconds);
    String count = Integer.toString(threads);
    return new Runner(
        name,
        threads,
        List.of(find(), "-u", program.toString(), assignment.toString()),
        Map.of("OMP_NUM_THREADS", count, "MKL_NUM_THREADS", count, "OPENBLAS_NUM_THREADS", count));
  }

  private String find() {
    List<String> candidates = new ArrayList<>();
    python.ifPresent(candidates::add);
    if (candidates.isEmpty()) {
      Optional.ofNullable(System.getenv("TANDEM_PYTHON")).ifPresent(candidates::add);
      candidates.add("python3");
    }
    return candidates.stream()
        .filter(this::hasModule)
        .findFirst()
        .orElseThrow(
            () ->
                new BenchException(
                    "expected a Python with "
                        + module
                        + ", got none of "
                        + String.join(", ", candidates)
                        + "; name one with --python or TANDEM_PYTHON"));
  }

  private boolean hasModule(String candidate) {
    try {
      Process process =
          new ProcessBuilder(candidate, "-c", "import " + module)
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start();
      boolean ended = process.waitFor(SECONDS_TO_IMPORT, TimeUnit.SECONDS);
      process.destroyForcibly();
      return ended && process.exitValue() == 0;
    } catch (IOException notThere) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
