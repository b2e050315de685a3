package dev.tandem.engines.process;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;

/**
 * A program's process and all that it has started. A process whose own parent has ended is no
 * longer among its descendants; on Linux it is known by a variable that it has inherited.
 */
final class ProgramTree {
  static final String MARK = "TANDEM_PROGRAM";

  private static final long MILLIS_TO_END = 500;

  private final String mark = UUID.randomUUID().toString();
  private ProcessHandle program;

  /** The value of {@link #MARK} in the program's environment. */
  String mark() {
    return mark;
  }

  void root(ProcessHandle process) {
    program = process;
  }

  /** The program and its descendants, as far as they are alive. */
  List<ProcessHandle> processes() {
    return Stream.concat(Stream.of(program), program.descendants())
        .filter(ProcessHandle::isAlive)
        .toList();
  }

  /** Ends all of them: first asked to, then made to. */
  void end() {
    Set<ProcessHandle> all = new LinkedHashSet<>(processes());
    marked().forEach(all::add);
    all.forEach(ProcessHandle::destroy);
    all.forEach(ProgramTree::await);
    marked().forEach(all::add); // whatever was started meanwhile
    all.forEach(ProcessHandle::destroyForcibly);
    all.forEach(ProgramTree::await);
  }

  private static void await(ProcessHandle handle) {
    try {
      handle.onExit().get(MILLIS_TO_END, TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (ExecutionException | TimeoutException e) {
      // it is made to end
    }
  }

  private Stream<ProcessHandle> marked() {
    return Files.isDirectory(Path.of("/proc/self"))
        ? ProcessHandle.allProcesses().filter(this::isMarked)
        : Stream.empty();
  }

  private boolean isMarked(ProcessHandle handle) {
    try {
      byte[] environment = Files.readAllBytes(Path.of("/proc", handle.pid() + "", "environ"));
      return new String(environment, StandardCharsets.ISO_8859_1).contains(MARK + "=" + mark);
    } catch (IOException e) { // another user's, or gone
      return false;
    }
  }
}
