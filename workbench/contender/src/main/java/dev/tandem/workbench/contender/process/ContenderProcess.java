package dev.tandem.workbench.contender.process;

import dev.tandem.workbench.contender.wire.Channel;
import dev.tandem.workbench.contender.wire.ContenderException;
import dev.tandem.workbench.contender.wire.LoopbackChannel;
import dev.tandem.workbench.contender.wire.LostException;
import dev.tandem.workbench.contender.wire.Message;
import dev.tandem.workbench.contender.wire.Protocol;
import dev.tandem.workbench.contender.wire.Reception;
import dev.tandem.workbench.observed.Machine;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/** A child JVM and the channel to it. */
public final class ContenderProcess implements Channel {
  private static final int POLL_MILLIS = 200;

  private final Process process;
  private final ChildPrograms programs;
  private final Thread killer;
  private final Path output;
  private final LoopbackChannel channel;
  private final StallWatch watch;

  private ContenderProcess(
      Process process,
      ChildPrograms programs,
      Thread killer,
      Path output,
      LoopbackChannel channel) {
    this.process = process;
    this.programs = programs;
    this.killer = killer;
    this.output = output;
    this.channel = channel;
    this.watch = new StallWatch(this::processorTime, System::nanoTime);
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
    try (Reception reception = Reception.open(token)) {
      List<String> options = new ArrayList<>(jvmOptions);
      options.add(crashFile(output));
      List<String> command =
          ChildJvm.command(options, ChildJvm.contenderClassPath(), main, reception.port() + "");
      ProcessBuilder builder = new ProcessBuilder(command);
      builder.environment().putAll(environment);
      builder.environment().put(LoopbackChannel.TOKEN_VARIABLE, token);
      builder.redirectErrorStream(true).redirectOutput(output.toFile());
      return connect(reception, builder.start(), output, System::nanoTime);
    } catch (IOException e) {
      throw new LostException("its process did not start: " + e.getMessage());
    }
  }

  /** What the JVM writes of its own crash is to lie beside its output, not where the user is. */
  private static String crashFile(Path output) {
    String file = output.resolveSibling("crash.log").toAbsolutePath().toString();
    return Machine.CRASH_FILE + file.replace("%", "%%"); // %p is the process
  }

  /** Until it calls, it is watched by a cheaper look: it has started nobody yet. */
  static ContenderProcess connect(
      Reception reception, Process process, Path output, LongSupplier clock) throws IOException {
    StallWatch start =
        new StallWatch(() -> process.info().totalCpuDuration().orElse(Duration.ZERO), clock);
    ChildPrograms programs = new ChildPrograms();
    process.onExit().thenRun(programs::end);
    Thread killer = new Thread(() -> kill(process, programs));
    Runtime.getRuntime().addShutdownHook(killer);
    while (true) {
      Optional<LoopbackChannel> child = reception.await(POLL_MILLIS);
      if (child.isPresent()) {
        return new ContenderProcess(process, programs, killer, output, child.get());
      }
      if (!process.isAlive()) {
        forget(killer);
        throw death(process, output);
      }
      if (start.stalled()) {
        kill(process, programs);
        forget(killer);
        throw stall(output);
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
    watch.progressed();
  }

  /**
   * The next line; waits for it. Which processes the child computes in is kept here.
   *
   * @throws ContenderException with the reason if the child has died, or if it has stalled
   */
  @Override
  public String receive() {
    while (true) {
      String line = channel.receive(this::endIfStalled);
      if (line == null) {
        throw death(process, output);
      }
      Optional<Message.Processes> told = Protocol.processes(line);
      if (told.isPresent()) {
        programs.add(told.get().processes());
      } else if (Protocol.isSignOfLife(line)) {
        endIfStalled();
        return line;
      } else {
        watch.progressed();
        return line;
      }
    }
  }

  private void endIfStalled() {
    if (watch.stalled()) {
      kill(process, programs);
      throw stall(output);
    }
  }

  private static EndedException stall(Path output) {
    return new EndedException(
        "its process has stalled: no step and no processor time for 60 s; it was ended",
        true,
        output);
  }

  /** Of the child, of the programs that it computes in and of whatever they have started. */
  private Duration processorTime() {
    Set<ProcessHandle> tree = new HashSet<>(programs.left());
    tree.add(process.toHandle());
    process.descendants().forEach(tree::add);
    return tree.stream()
        .flatMap(one -> one.info().totalCpuDuration().stream())
        .reduce(Duration.ZERO, Duration::plus);
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

  private static ContenderException death(Process process, Path output) {
    try {
      if (!process.waitFor(10, TimeUnit.SECONDS)) {
        return new EndedException("its process has closed the channel", false, output);
      }
      Death death = Death.of(process.exitValue(), OutputEnd.of(output));
      return new EndedException(death.reason(), death.lost(), output);
    } catch (IOException e) {
      return new ContenderException(
          "its process died; its output cannot be read: " + e.getMessage());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return new ContenderException("interrupted while its process died");
    }
  }
}
