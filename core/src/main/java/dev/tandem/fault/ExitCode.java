package dev.tandem.fault;

import java.util.Map;

/** How a process has ended, in words. */
public final class ExitCode {
  private static final int BY_SIGNAL = 128;
  private static final Map<Integer, String> SIGNALS =
      Map.of(
          2, "interrupt",
          4, "illegal instruction",
          6, "abort",
          8, "arithmetic error",
          9, "kill: out of memory?", // or else by a person; the system does not tell
          11, "segmentation fault",
          15, "termination");

  private ExitCode() {}

  /** Whether a signal ended the process, and not the process itself. */
  public static boolean isSignal(int code) {
    return code > BY_SIGNAL;
  }

  /** {@code "exit code 7"} or {@code "signal 9 (kill: out of memory?)"}. */
  public static String words(int code) {
    String signal = SIGNALS.get(code - BY_SIGNAL);
    return signal == null
        ? "exit code " + code
        : "signal " + (code - BY_SIGNAL) + " (" + signal + ")";
  }
}
