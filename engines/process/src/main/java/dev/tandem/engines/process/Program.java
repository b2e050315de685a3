package dev.tandem.engines.process;

import dev.tandem.fault.ExitCode;
import dev.tandem.model.Json;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A running program that is asked one thing at a time. It has a folder for the files of its
 * requests. Once it fails to answer it is ended, and every further request fails in the same way.
 */
final class Program implements Complaints, AutoCloseable {
  private static final Duration FOR_A_START = Duration.ofSeconds(60);
  private static final long MILLIS_BETWEEN_LOOKS = 100;
  private static final long MILLIS_FOR_LAST_WORDS = 500;
  private static final long SECONDS_TO_END = 2;
  private static final int ANSWERS_AHEAD = 2;
  private static final List<String> MODULES = List.of("numpy/tandem.py", "python/tandem_plain.py");

  private final String name;
  private final Duration stall;
  private final ProgramTree tree = new ProgramTree();
  private final LastWords words = new LastWords();
  private final BlockingQueue<String> answers = new ArrayBlockingQueue<>(ANSWERS_AHEAD);
  private final AtomicBoolean closed = new AtomicBoolean();
  private final Thread atShutdown = new Thread(this::end, "program's end");
  private static final Pattern SYSTEM_ERROR = Pattern.compile("error[=:] ?\\d+,? ?\\(?([^()]+)");

  private final Path folder;
  private Process process;
  private Thread output;
  private Thread errors;
  private Hello hello;
  private long requests;
  private ProgramException failure;

  private Program(String name, Duration stall) {
    this.name = name;
    this.stall = stall;
    try {
      this.folder = Files.createTempDirectory("tandem-program-");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Starts a program and greets it.
   *
   * @param threads that its libraries are told to use
   * @throws ProgramException if it cannot be started or does not greet
   */
  static Program start(Settings settings, int threads) {
    Program program = new Program(Launch.name(settings.command()), settings.stall().orElse(null));
    try {
      program.launch(settings.command(), threads);
      Answer answer =
          program.ask("hello", Map.of("do", "hello", "protocol", Hello.PROTOCOL), FOR_A_START);
      program.hello = Hello.of(answer);
      return program;
    } catch (RuntimeException e) {
      program.close();
      throw e;
    }
  }

  private void launch(List<String> command, int threads) {
    ProcessBuilder builder = Launch.of(command, threads, modules());
    builder.environment().put(ProgramTree.MARK, tree.mark());
    try {
      process = builder.start();
    } catch (IOException e) {
      throw complaint("a start", "a program that starts", reason(e));
    }
    tree.root(process.toHandle());
    Runtime.getRuntime().addShutdownHook(atShutdown);
    output =
        thread("output", new OutputReader(process.getInputStream(), this::receive, words::add));
    errors =
        thread(
            "errors", new OutputReader(process.getErrorStream(), words::addError, words::addError));
  }

  /** A folder with Python's side of the protocol, which programs may import. */
  private Path modules() {
    Path modules = folder.resolve("python");
    try {
      Files.createDirectory(modules);
      for (String module : MODULES) {
        try (InputStream text = Program.class.getResourceAsStream("templates/" + module)) {
          Files.copy(text, modules.resolve(module.substring(module.indexOf('/') + 1)));
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return modules;
  }

  private static Thread thread(String what, Runnable work) {
    Thread thread = new Thread(work, "program's " + what);
    thread.setDaemon(true);
    thread.start();
    return thread;
  }

  /** What the system says, which every JDK puts into other words. */
  private static String reason(IOException e) {
    Matcher system = SYSTEM_ERROR.matcher(String.valueOf(e.getMessage()));
    return system.find() ? system.group(1).strip() : e.getMessage();
  }

  /** A program that answers more than it is asked has to wait. */
  private void receive(String answer) {
    try {
      answers.put(answer);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  String name() {
    return name;
  }

  Hello hello() {
    return hello;
  }

  /** Whether it can be asked for more. */
  boolean isUsable() {
    return failure == null && !closed.get() && process.isAlive();
  }

  /** Where files of requests lie; gone after {@link #close}. */
  Path folder() {
    return folder;
  }

  List<ProcessHandle> processes() {
    return tree.processes();
  }

  /**
   * Asks for something.
   *
   * @param what for messages, e.g. {@code "steps 1 to 8"}
   * @param request without an id
   * @param patience how long an answer may take, unless the settings say so
   * @throws ProgramException if the program does not answer, or answers with an error
   */
  Answer ask(String what, Map<String, Object> request, Duration patience) {
    if (failure != null) {
      throw failure;
    }
    send(what, request);
    Answer answer = await(what, stall == null ? patience : stall);
    answer
        .text("error")
        .ifPresent(
            error -> {
              throw complaint(what, "an answer", "the error '" + error + "'");
            });
    return answer;
  }

  private void send(String what, Map<String, Object> request) {
    Map<String, Object> message = new LinkedHashMap<>();
    message.put("id", ++requests);
    message.putAll(request);
    try {
      OutputStream input = process.getOutputStream();
      input.write((Json.write(message) + "\n").getBytes(StandardCharsets.UTF_8));
      input.flush();
    } catch (IOException e) { // it does not read any more
      awaitEnd();
      throw failed(what, "an answer", ending());
    }
  }

  private Answer await(String what, Duration patience) {
    long end = System.nanoTime() + patience.toNanos();
    while (true) {
      boolean ended = !process.isAlive() || !output.isAlive();
      String line = ended ? last() : next();
      if (line != null) {
        Answer answer = parse(what, line);
        long id = answer.id();
        if (id == requests) {
          return answer;
        }
        if (id > requests) {
          throw failed(what, "an answer with id " + requests, "id " + id);
        }
        words.add("(its late answer to request " + id + " was ignored)");
      } else if (ended) {
        throw failed(what, "an answer", ending());
      } else if (System.nanoTime() - end > 0) {
        throw failed(what, "an answer within " + seconds(patience), "none");
      }
    }
  }

  private String next() {
    try {
      return answers.poll(MILLIS_BETWEEN_LOOKS, TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      throw new IllegalStateException("interrupted while a program was working", e);
    }
  }

  /** What an ended program has still said; its output may be held open by what it started. */
  private String last() {
    awaitEnd();
    return answers.poll();
  }

  private void awaitEnd() {
    try {
      process.waitFor(SECONDS_TO_END, TimeUnit.SECONDS);
      output.join(MILLIS_FOR_LAST_WORDS);
      errors.join(MILLIS_FOR_LAST_WORDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private Answer parse(String what, String line) {
    try {
      return Answer.parse(this, what, line);
    } catch (ProgramException e) {
      throw failed(e);
    }
  }

  private String ending() {
    return process.isAlive()
        ? "the end of its standard output"
        : "its end with " + ExitCode.words(process.exitValue());
  }

  /** A complaint about what a program has done, which may go on. */
  @Override
  public ProgramException complaint(String asked, String expected, String got) {
    return new ProgramException(name, asked, expected, got, words);
  }

  /** A complaint about a program that cannot go on. */
  private ProgramException failed(String asked, String expected, String got) {
    return failed(complaint(asked, expected, got));
  }

  private ProgramException failed(ProgramException complaint) {
    failure = complaint;
    close();
    return failure;
  }

  private static String seconds(Duration time) {
    return time.toMillis() % 1000 == 0 ? time.toSeconds() + " s" : time.toMillis() / 1000.0 + " s";
  }

  /** Closes the program's input, waits a little for its end, and ends what is left. */
  @Override
  public void close() {
    end();
    try {
      Runtime.getRuntime().removeShutdownHook(atShutdown);
    } catch (IllegalStateException e) {
      // this process is ending
    }
  }

  private void end() {
    if (closed.getAndSet(true)) {
      return;
    }
    if (process != null) {
      try {
        process.getOutputStream().close();
      } catch (IOException e) {
        // it was closed
      }
      awaitEnd();
      tree.end();
    }
    delete();
  }

  private void delete() {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(file);
      }
    } catch (IOException e) {
      words.add("(its folder cannot be deleted: " + e.getMessage() + ")");
    }
  }
}
