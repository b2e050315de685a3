package dev.tandem.workbench.contender.process;

import dev.tandem.workbench.contender.wire.ProcessId;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/**
 * The processes in which a child says that it computes. It ends them itself, unless it is killed:
 * then its parent does. A process that has come by the number of an earlier one is left alone.
 */
final class ChildPrograms {
  private final Set<ProcessId> told = ConcurrentHashMap.newKeySet();

  void add(List<ProcessId> processes) {
    told.addAll(processes);
  }

  /** Those that are left, and whatever they have started. */
  List<ProcessHandle> left() {
    return told.stream()
        .flatMap(process -> process.find().stream())
        .flatMap(process -> Stream.concat(Stream.of(process), process.descendants()))
        .toList();
  }

  /** Ends them. */
  void end() {
    left().forEach(ProcessHandle::destroyForcibly);
  }
}
