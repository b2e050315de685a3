package dev.tandem.engines.process;

import dev.tandem.model.Json;
import dev.tandem.model.Safetensors;
import dev.tandem.model.Safetensors.Contents;
import dev.tandem.model.Safetensors.Entry;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A program that trains nothing: every loss is 0.5, every output 0 and weights stay as they came.
 * Its argument says in which way it is wrong, or odd.
 */
public final class WrongProgram {
  private static final String CRLF = "\r\n";

  private final String way;
  private Map<String, Entry> weights;
  private int outputs;
  private long id;

  private WrongProgram(String way) {
    this.way = way;
  }

  /** The command that starts it from the class path of these tests. */
  static List<String> command(String way) {
    return List.of(
        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
        "-Xmx64m",
        "-XX:TieredStopAtLevel=1",
        "-XX:+UseSerialGC",
        "-cp",
        System.getProperty("java.class.path"),
        WrongProgram.class.getName(),
        way);
  }

  public static void main(String[] arguments) throws Exception {
    if (arguments[0].equals("child")) {
      Thread.sleep(600_000);
    }
    new WrongProgram(arguments[0]).serve();
  }

  private void serve() throws Exception {
    BufferedReader in =
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    for (String line = in.readLine(); line != null; line = in.readLine()) {
      Map<String, Object> request = new HashMap<>();
      ((Map<?, ?>) Json.parseFromProgram(line))
          .forEach((key, value) -> request.put((String) key, value));
      id = (long) request.get("id");
      switch ((String) request.get("do")) {
        case "hello" -> hello();
        case "open" -> open(request);
        case "steps" -> steps(request);
        case "predict" -> predict(request);
        case "weights" -> weights(request);
        default -> answer("\"error\": \"unknown: " + request.get("do") + "\"");
      }
    }
    if (way.equals("stays")) {
      Thread.sleep(600_000);
    }
  }

  private void hello() {
    System.err.println("a wrong program: " + way);
    answer(
        "\"name\": \"wrong\", \"version\": 1, \"precision\": \"float32\", \"unknown\": [{}]"
            .replace("1,", way.equals("version") ? "1," : "\"1\",")
            .replace("float32", way.equals("precision") ? "float16" : "float32"));
  }

  private void open(Map<String, Object> request) throws IOException {
    if (way.equals("unsupported")) {
      answer("\"unsupported\": \"labels that are smoothed\"");
      return;
    }
    Map<String, Entry> copies = new HashMap<>();
    Contents initial = Safetensors.read(Path.of((String) request.get("weights")));
    initial.tensors().forEach((name, entry) -> copies.put(name, Entry.of(entry.tensor())));
    weights = copies;
    outputs = weights.get("2.weight").shape()[0];
    answer("");
  }

  private void steps(Map<String, Object> request) throws Exception {
    int count =
        Safetensors.read(Path.of((String) request.get("batches"))).get("sizes").ints().length;
    switch (way) {
      case "hangs", "stays" -> Thread.sleep(600_000);
      case "dies" -> {
        System.out.println("working ...");
        System.err.println("Traceback:");
        System.err.println("ValueError: shapes differ");
        System.exit(3);
      }
      case "closes its output" -> {
        System.out.close();
        Thread.sleep(600_000);
      }
      case "garbage" -> System.out.println(OutputReader.ANSWER + "{\"id\": 4,, \u0007}");
      case "no object" -> System.out.println(OutputReader.ANSWER + "[1]");
      case "no id" -> System.out.println(OutputReader.ANSWER + "{}");
      case "future" -> System.out.println(OutputReader.ANSWER + "{\"id\": 99}");
      case "late" -> System.out.println(OutputReader.ANSWER + "{\"id\": 1, \"losses\": [7]}");
      case "floods" -> flood();
      case "forks and dies" -> {
        fork();
        System.exit(4);
      }
      case "forks and hangs" -> {
        fork();
        Thread.sleep(600_000);
      }
      case "error" -> {
        answer("\"error\": \"that is too much\"");
        return;
      }
      default -> {}
    }
    answer(
        switch (way) {
          case "too few" -> losses(count - 1, "0.5");
          case "too many" -> losses(count + 1, "0.5");
          case "text" -> losses(count, "\"0.5\"");
          case "null" -> losses(count, "null");
          case "too correct" -> losses(count, "0.5") + ", \"correct\": [100]";
          default -> losses(count, "0.5");
        });
  }

  private static String losses(int count, String loss) {
    return "\"losses\": " + Collections.nCopies(count, loss);
  }

  private static void flood() {
    String piece = "x".repeat(1 << 16);
    for (int i = 0; i < 1 << 10; i++) {
      System.out.print(piece);
    }
    System.out.println();
  }

  private static void fork() throws IOException {
    Process child = new ProcessBuilder(command("child")).inheritIO().start();
    System.err.println("child " + child.pid());
  }

  private void predict(Map<String, Object> request) {
    int rows =
        Safetensors.read(Path.of((String) request.get("features"))).get("features").shape()[0];
    int cols = way.equals("shape") ? outputs + 1 : outputs;
    write(request, Map.of("outputs", Entry.of(new float[rows * cols], rows, cols)));
    answer("");
  }

  private void weights(Map<String, Object> request) throws IOException {
    Map<String, Entry> written = new HashMap<>(weights);
    switch (way) {
      case "a weight less" -> written.remove("0.bias");
      case "NaN" -> written.put("0.bias", Entry.of(new float[] {Float.NaN, 0, 0, 0, 0, 0, 0}, 7));
      case "whole numbers" -> written.put("0.bias", Entry.of(new int[7], 7));
      default -> {}
    }
    if (way.equals("no file")) {
      answer("");
      return;
    }
    if (way.equals("broken file")) {
      Files.writeString(Path.of((String) request.get("output")), "no tensors");
    } else {
      write(request, written);
    }
    answer("");
  }

  private static void write(Map<String, Object> request, Map<String, Entry> tensors) {
    Safetensors.writeTemporary(Path.of((String) request.get("output")), tensors);
  }

  private void answer(String keys) {
    String comma = keys.isEmpty() ? "" : ", ";
    String line = OutputReader.ANSWER + "{\"id\": " + id + comma + keys + "}";
    System.out.print(line + (way.equals("CRLF") ? CRLF : "\n"));
    System.out.flush();
  }
}
