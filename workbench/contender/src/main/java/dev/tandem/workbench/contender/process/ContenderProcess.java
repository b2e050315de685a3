package dev.tandem.workbench.contender.process;

import dev.tandem.workbench.contender.wire.Channel;
import dev.tandem.workbench.contender.wire.ContenderException;
import dev.tandem.workbench.contender.wire.LoopbackChannel;
import dev.tandem.workbench.contender.wire.Message;
import dev.tandem.workbench.contender.wire.Protocol;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.TimeUnit;

/** A child JVM and the channel to it. */
public final class ContenderProcess implements Channel {
  private static final int POLL_MILLIS = 200;

  private final Process process;
  private final ChildPrograms programs;
  private final Thread killer;
  private final Path output;
  private final Channel channel;

  private ContenderProcess(
      Process process, ChildPrograms programs, Thread killer, Path output, Channel channel) {
    this.process = process;
    this.programs = programs;
    this.killer = killer;
    this.output = output;
    this.channel = channel;
  }

  /**
   * Starts a child and waits until it has called back.
   *
   * @param main its entry point, which calls back
   * @param jvmOptions heap and whatever the engine needs
   * @param environment to add to this process's own
   * @param output gets what the JVM and native libraries print
   * @throws ContenderException if it dies before that
   */
  static ContenderProcess start(
      Class<?> main, List<String> jvmOptions, Map<String, String> environment, Path output) {
    String token = UUID.randomUUID().toString();
    try (ServerSocket server = new ServerSocket(0, 4, InetAddress.getLoopbackAddress())) {
      List<String> command =
          ChildJvm.command(
              jvmOptions, ChildJvm.contenderClassPath(), main, server.getLocalPort() + "");
      ProcessBuilder builder = new ProcessBuilder(command);
      builder.environment().putAll(environment);
      builder.environment().put(LoopbackChannel.TOKEN_VARIABLE, token);
      builder.redirectErrorStream(true).redirectOutput(output.toFile());
      return connect(server, builder.start(), token, output);
    } catch (IOException e) {
      throw new ContenderException("its process did not start: " + e.getMessage());
    }
  }

  private static ContenderProcess connect(
      ServerSocket server, Process process, String token, Path output) throws IOException {
    ChildPrograms programs = new ChildPrograms();
    process.onExit().thenRun(programs::end);
    Thread killer = new Thread(() -> kill(process, programs));
    Runtime.getRuntime().addShutdownHook(killer);
    server.setSoTimeout(POLL_MILLIS);
    while (true) {
      try {
        Optional<LoopbackChannel> child = LoopbackChannel.answer(server.accept(), token);
        if (child.isPresent()) {
          return new ContenderProcess(process, programs, killer, output, child.get());
        }
      } catch (SocketTimeoutException nobodyYet) {
        if (!process.isAlive()) {
          forget(killer);
          throw new ContenderException(lastWords(process, output));
        }
      }
    }
  }

  private static void kill(Process process, ChildPrograms programs) {
    process.destroyForcibly();
    programs.end();
  }

  @Override
  public void send(String line) {
    channel.send(line);
  }

  /**
   * The next line; waits for it. Which processes the child computes in is kept here.
   *
   * @throws ContenderException with the child's last words if it has died
   */
  @Override
  public String receive() {
    while (true) {
      String line = channel.receive();
      if (line == null) {
        throw new ContenderException(lastWords(process, output));
      }
      Optional<Message.Processes> told = Protocol.processes(line);
      if (told.isEmpty()) {
        return line;
      }
      programs.add(told.get().processes());
    }
  }

  /** Ends the child if it has not ended by itself. */
  @Override
  public void close() {
    try {
      channel.close();
      if (!process.waitFor(10, TimeUnit.SECONDS)) {
        kill(process, programs);
        process.waitFor();
      }
    } catch (UncheckedIOException alreadyClosed) {
      kill(process, programs);
    } catch (InterruptedException e) {
      kill(process, programs);
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
