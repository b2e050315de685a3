package dev.tandem.workbench.contender.process;

import dev.tandem.fault.ExitCode;
import dev.tandem.fault.PlainText;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Why a process died, from its exit code and the end of what it printed: the cause, and not the
 * last line, which may be one of a stack trace.
 *
 * @param reason in one line
 * @param lost to something outside it, a signal or a lack of memory: it might do well another time
 */
record Death(String reason, boolean lost) {
  private static final int LONGEST = 300;

  /** What the JVM and its parts print when they get no more memory. */
  private static final Pattern STARVED =
      Pattern.compile(
          "OutOfMemoryError(?:: (.+))?"
              + "|# (Native memory allocation .+)"
              + "|(Could not reserve enough space .+)"
              + "|error='(Cannot allocate memory)'");

  /** A crash of the JVM: the signal, and the place some lines below. */
  private static final Pattern CRASH =
      Pattern.compile("#  (SIG[A-Z]+|EXCEPTION_[A-Z_]+) [^\\n]*\\n(?s:.*?)frame:\\s*# (.+)");

  private static final Pattern CAUSE = Pattern.compile("Caused by: (.+)");
  private static final Pattern THROWN = Pattern.compile("Exception in thread \"[^\"]*\" (.+)");

  /** Names of faults that say no more than their messages do. */
  private static final Pattern FAULT_OF_FILE =
      Pattern.compile("^(?:[\\w$.]+\\.)?(?:IO|UncheckedIO|FileSystem)Exception: (?=.)");

  private static final Pattern PACKAGE = Pattern.compile("^(?:[a-z_]\\w*\\.)+(?=[A-Z])");

  /** Lines that say nothing of why. */
  private static final Pattern NO_REASON =
      Pattern.compile(
          "at .*|\\.\\.\\. \\d+ (?:more|common frames omitted)|#.*"
              + "|Error occurred during initialization of VM"
              + "|Error: (?:Could not create the Java Virtual Machine|A fatal exception has"
              + " occurred)\\..*");

  static Death of(int exitCode, String output) {
    Optional<String> starved = first(STARVED, output);
    if (starved.isPresent()) {
      return new Death(line("its process ran out of memory: " + starved.get()), true);
    }
    boolean signalled = ExitCode.isSignal(exitCode);
    Optional<String> crash = crash(output);
    String how =
        signalled
            ? "its process was killed by " + ExitCode.words(exitCode)
            : "its process died with " + ExitCode.words(exitCode);
    Optional<String> words =
        crash.isPresent() || signalled ? crash : cause(output).map(Death::withoutPackage);
    return new Death(
        line(how + words.map(text -> "; " + (signalled ? "" : "last words: ") + text).orElse("")),
        signalled);
  }

  private static Optional<String> crash(String output) {
    Matcher crash = CRASH.matcher(output);
    return crash.find() ? Optional.of(crash.group(1) + " in " + crash.group(2)) : Optional.empty();
  }

  /** The deepest cause of the last stack trace; without one, the last line. */
  private static Optional<String> cause(String output) {
    int trace = Math.max(0, output.lastIndexOf("Exception in thread"));
    Matcher causes = CAUSE.matcher(output).region(trace, output.length());
    String deepest = null;
    while (causes.find()) {
      deepest = causes.group(1);
    }
    if (deepest != null) {
      return Optional.of(deepest);
    }
    Matcher thrown = THROWN.matcher(output).region(trace, output.length());
    return thrown.find() ? Optional.of(thrown.group(1)) : last(output.lines().toList());
  }

  private static Optional<String> last(List<String> lines) {
    return lines.stream()
        .map(String::strip)
        .filter(text -> !text.isEmpty() && !NO_REASON.matcher(text).matches())
        .reduce((earlier, later) -> later);
  }

  private static Optional<String> first(Pattern pattern, String output) {
    Matcher found = pattern.matcher(output);
    if (!found.find()) {
      return Optional.empty();
    }
    for (int group = 1; group <= found.groupCount(); group++) {
      if (found.group(group) != null) {
        return Optional.of(found.group(group).strip());
      }
    }
    return Optional.of("no more heap");
  }

  private static String withoutPackage(String thrown) {
    String message = FAULT_OF_FILE.matcher(thrown).replaceFirst("");
    return PACKAGE.matcher(message).replaceFirst("");
  }

  private static String line(String text) {
    String line = PlainText.oneLine(text);
    return line.length() <= LONGEST ? line : line.substring(0, LONGEST) + "…";
  }
}
