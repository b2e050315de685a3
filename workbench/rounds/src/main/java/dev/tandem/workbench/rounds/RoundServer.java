package dev.tandem.workbench.rounds;

import java.io.BufferedReader;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The runner's side: it says ready, then for each line {@code go SECONDS} trains and answers. What
 * it says are lines of JSON after {@link #MARK}; whatever else comes out of the process is noise.
 */
public final class RoundServer {
  /** Begins each line that is meant for the parent. */
  public static final String MARK = "tandem-bench ";

  /** The word for another round, followed by its seconds. */
  public static final String GO = "go ";

  /** Makes what is to be measured; may fail in any way. */
  @FunctionalInterface
  public interface Preparation {
    Trainee prepare() throws Exception;
  }

  private RoundServer() {}

  /**
   * Prepares, warms up, and serves rounds until the parent closes the other end. Standard output is
   * the parent's alone: what libraries print goes to standard error.
   *
   * @param warmUpSeconds to train before the parent hears that it is ready
   */
  public static void serve(double warmUpSeconds, Preparation preparation) throws IOException {
    PrintStream parent =
        new PrintStream(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8);
    System.setOut(System.err);
    try (Trainee trainee = preparation.prepare()) {
      trainee.train(warmUpSeconds);
      parent.println(MARK + ready(trainee));
      BufferedReader commands =
          new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
      String command = commands.readLine();
      while (command != null && command.startsWith(GO)) {
        double seconds = Double.parseDouble(command.substring(GO.length()));
        parent.println(MARK + trainee.train(seconds).json());
        command = commands.readLine();
      }
    } catch (Exception | LinkageError e) {
      e.printStackTrace();
      parent.println(MARK + "{\"failed\": " + quoted(root(e).toString()) + "}");
    }
  }

  private static Throwable root(Throwable failure) {
    return failure.getCause() == null ? failure : root(failure.getCause());
  }

  private static String ready(Trainee trainee) {
    List<String> differences = trainee.differences();
    return "{\"ready\": "
        + quoted(trainee.description())
        + ", \"differences\": ["
        + differences.stream().map(RoundServer::quoted).collect(Collectors.joining(", "))
        + "]}";
  }

  private static String quoted(String text) {
    String line = text.lines().findFirst().orElse("");
    return '"' + line.replace("\\", "\\\\").replace("\"", "\\\"").replace("\t", " ") + '"';
  }
}
