package dev.tandem.workbench.contender.process;

import dev.tandem.workbench.contender.child.ChildMain;
import dev.tandem.workbench.observed.Observation;
import dev.tandem.workbench.observed.json.Json;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.TimeUnit;

/** A child JVM and the two channels to it: lines of commands down, JSON messages up. */
public final class ContenderProcess implements AutoCloseable {
  private static final int POLL_MILLIS = 200;
  private static final int TOKEN_MILLIS = 20_000;

  private final Process process;
  private final Thread killer;
  private final Path output;
  private final Socket socket;
  private final BufferedReader messages;
  private final PrintWriter commands;

  private ContenderProcess(
      Process process, Thread killer, Path output, Socket socket, BufferedReader messages)
      throws IOException {
    this.process = process;
    this.killer = killer;
    this.output = output;
    this.socket = socket;
    this.messages = messages;
    this.commands = new PrintWriter(socket.getOutputStream(), true, StandardCharsets.UTF_8);
  }

  /**
   * Starts a child and waits until it has called back.
   *
   * @param jvmOptions heap and whatever the engine needs
   * @param environment to add to this process's own
   * @param job the file that says what to do
   * @param output gets what the JVM and native libraries print
   * @throws ContenderException if it dies before that
   */
  static ContenderProcess start(
      List<String> jvmOptions, Map<String, String> environment, Path job, Path output) {
    String token = UUID.randomUUID().toString();
    try (ServerSocket server = new ServerSocket(0, 4, InetAddress.getLoopbackAddress())) {
      List<String> command =
          ChildJvm.command(
              jvmOptions,
              ChildJvm.contenderClassPath(),
              ChildMain.class,
              server.getLocalPort() + "",
              job.toString());
      ProcessBuilder builder = new ProcessBuilder(command);
      builder.environment().putAll(environment);
      builder.environment().put(ChildMain.TOKEN_VARIABLE, token);
      builder.redirectErrorStream(true).redirectOutput(output.toFile());
      return connect(server, builder.start(), token, output);
    } catch (IOException e) {
      throw new ContenderException("its process did not start: " + e.getMessage());
    }
  }

  private static ContenderProcess connect(
      ServerSocket server, Process process, String token, Path output) throws IOException {
    Thread killer = new Thread(process::destroyForcibly);
    Runtime.getRuntime().addShutdownHook(killer);
    server.setSoTimeout(POLL_MILLIS);
    while (true) {
      try {
        Socket socket = server.accept();
        BufferedReader lines = greeted(socket, token);
        if (lines != null) {
          return new ContenderProcess(process, killer, output, socket, lines);
        }
      } catch (SocketTimeoutException nobodyYet) {
        if (!process.isAlive()) {
          forget(killer);
          throw new ContenderException(lastWords(process, output));
        }
      }
    }
  }

  /** The messages of one who knows the token; null, and the socket closed, of anybody else. */
  private static BufferedReader greeted(Socket socket, String token) throws IOException {
    BufferedReader lines =
        new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
    try {
      socket.setSoTimeout(TOKEN_MILLIS); // a stranger may connect and say nothing
      if (token.equals(lines.readLine())) {
        socket.setSoTimeout(0);
        socket.setTcpNoDelay(true);
        return lines;
      }
    } catch (SocketTimeoutException silent) {
      // the same as a wrong word; a child that is this late hears of it, and ends
    }
    socket.close();
    return null;
  }

  void command(String line) {
    commands.println(line);
  }

  /**
   * The next message; waits for it.
   *
   * @throws ContenderException with the child's last words if it has died
   */
  Observation next() {
    try {
      String line = messages.readLine();
      if (line != null) {
        return Json.MAPPER.readValue(line, Observation.class);
      }
    } catch (IOException connectionLost) {
      // says the same as the end of the stream: the child is gone
    }
    throw new ContenderException(lastWords(process, output));
  }

  /** Ends the child if it has not ended by itself. */
  @Override
  public void close() {
    try {
      socket.close();
      if (!process.waitFor(10, TimeUnit.SECONDS)) {
        process.destroyForcibly().waitFor();
      }
    } catch (IOException alreadyClosed) {
      process.destroyForcibly();
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    } finally {
      forget(killer);
    }
  }

  private static void forget(Thread killer) {
    try {
      Runtime.getRuntime().removeShutdownHook(killer);
    } catch (IllegalStateException endingAlready) {
      // it finds the process dead
    }
  }

  private static String lastWords(Process process, Path output) {
    try {
      process.waitFor(10, TimeUnit.SECONDS);
      String code =
          process.isAlive() ? "without an exit code" : "with exit code " + process.exitValue();
      Optional<String> line =
          Files.readAllLines(output, StandardCharsets.ISO_8859_1).stream()
              .map(String::strip)
              .filter(text -> !text.isEmpty() && !text.startsWith("at "))
              .reduce((first, second) -> saysMore(first, second) ? first : second);
      return "its process died " + code + line.map(text -> "; last words: " + text).orElse("");
    } catch (IOException e) {
      return "its process died; its output cannot be read: " + e.getMessage();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return "interrupted while its process died";
    }
  }

  /** A stack trace's first line says more than what comes after it. */
  private static boolean saysMore(String line, String later) {
    return line.startsWith("Exception in thread") && !later.startsWith("Caused by");
  }
}
