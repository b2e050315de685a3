package dev.tandem.workbench.bench;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tandem.workbench.observed.json.Json;
import dev.tandem.workbench.rounds.RoundServer;
import dev.tandem.workbench.runs.results.BenchFile.RoundEntry;
import dev.tandem.workbench.runs.results.BenchFile.RunnerEntry;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A runner at work: told to go on by a line, answering by a line. Once it fails it is out. */
final class RunnerProcess implements AutoCloseable {
  private final Runner runner;
  private final Path log;
  private final List<RoundEntry> rounds = new ArrayList<>();
  private final List<String> differences = new ArrayList<>();
  private Process process;
  private BufferedReader answers;
  private PrintWriter commands;
  private String description;
  private String message;

  RunnerProcess(Runner runner, Path folder) {
    this.runner = runner;
    this.log = folder.resolve(runner.id() + ".log");
  }

  /** Starts it and waits until it is warm. */
  void start() {
    unlessItFails(
        () -> {
          ProcessBuilder builder = new ProcessBuilder(runner.command());
          builder.environment().putAll(runner.environment());
          process = builder.redirectError(log.toFile()).start();
          Runtime.getRuntime().addShutdownHook(new Thread(process::destroyForcibly));
          answers = process.inputReader(StandardCharsets.UTF_8);
          commands = new PrintWriter(process.outputWriter(StandardCharsets.UTF_8), true);
          JsonNode ready = answer();
          description = ready.get("ready").asText();
          ready.get("differences").forEach(line -> differences.add(line.asText()));
        });
  }

  /** One round, if it is still in. */
  void go(int number, double seconds) {
    unlessItFails(
        () -> {
          commands.println(RoundServer.GO + seconds);
          JsonNode round = answer();
          JsonNode loss = round.get("loss");
          rounds.add(
              new RoundEntry(
                  number,
                  round.get("work").asDouble(),
                  round.get("seconds").asDouble(),
                  loss.isNull() ? null : loss.asDouble()));
        });
  }

  /** Something that a process may fail at. */
  private interface Work {
    void run() throws IOException;
  }

  private void unlessItFails(Work work) {
    if (message != null) {
      return;
    }
    try {
      work.run();
    } catch (IOException e) {
      message = "its process did not start: " + e.getMessage();
    } catch (BenchException e) {
      message = e.getMessage();
    }
  }

  private JsonNode answer() throws IOException {
    String line = answers.readLine();
    while (line != null && !line.startsWith(RoundServer.MARK)) {
      line = answers.readLine();
    }
    if (line == null) {
      throw new BenchException("its process died; last words: " + lastWords() + "; see " + log);
    }
    JsonNode answer = Json.MAPPER.readTree(line.substring(RoundServer.MARK.length()));
    if (answer.has("failed")) {
      throw new BenchException(answer.get("failed").asText() + "; see " + log);
    }
    return answer;
  }

  private String lastWords() throws IOException {
    return Files.readAllLines(log, StandardCharsets.ISO_8859_1).stream()
        .map(String::strip)
        .filter(text -> !text.isEmpty() && !text.startsWith("at "))
        .reduce((first, second) -> second)
        .orElse("none");
  }

  Runner runner() {
    return runner;
  }

  boolean running() {
    return message == null;
  }

  RunnerEntry entry() {
    return new RunnerEntry(
        runner.name(),
        runner.threads(),
        description,
        List.copyOf(differences),
        message,
        List.copyOf(rounds));
  }

  /** Ends it: it goes when its input ends. */
  @Override
  public void close() {
    if (process == null) {
      return;
    }
    commands.close();
    try {
      if (!process.waitFor(5, TimeUnit.SECONDS)) {
        process.destroyForcibly().waitFor();
      }
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }
}
