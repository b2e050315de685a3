package dev.tandem.workbench.bench;

import java.util.List;
import java.util.Map;

/**
 * A process to be measured, before it is started.
 *
 * @param name in the table
 * @param threads that it computes on
 * @param command that starts it
 * @param environment to add to this process's own
 */
record Runner(String name, int threads, List<String> command, Map<String, String> environment) {
  /** Names its files. */
  String id() {
    return name + "-" + threads;
  }
}
