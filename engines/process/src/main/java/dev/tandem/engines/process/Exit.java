package dev.tandem.engines.process;

import java.util.Map;

/** How a process has ended, in words. */
final class Exit {
  private static final int BY_SIGNAL = 128;
  private static final Map<Integer, String> SIGNALS =
      Map.of(
          2, "interrupt",
          4, "illegal instruction",
          6, "abort",
          8, "arithmetic error",
          9, "kill",
          11, "segmentation fault",
          15, "termination");

  private Exit() {}

  static String words(int code) {
    String signal = SIGNALS.get(code - BY_SIGNAL);
    return signal == null
        ? "exit code " + code
        : "signal " + (code - BY_SIGNAL) + " (" + signal + ")";
  }
}
