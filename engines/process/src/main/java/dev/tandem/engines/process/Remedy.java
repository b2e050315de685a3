package dev.tandem.engines.process;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a person can do about a program that does not start. */
final class Remedy {
  private static final Pattern MODULE = Pattern.compile("No module named '([\\w]+)");

  private Remedy() {}

  static String of(ProgramException problem, List<String> words) {
    List<String> command = Launch.command(words);
    Matcher module = MODULE.matcher(String.join("\n", problem.lastWords()));
    if (module.find()) {
      return "install it for this Python: " + command.get(0) + " -m pip install " + module.group(1);
    }
    if (Launch.isPipe(words.get(0))) {
      return "name a program's file: this is a pipe, a socket or a device";
    }
    if (problem.getMessage().contains("Permission denied")) {
      return "make it executable: chmod +x " + words.get(0);
    }
    if (problem.getMessage().matches("(?s).*(No such file|cannot find the file).*")) {
      return "install " + command.get(0) + ", or give its whole path";
    }
    return "start it by hand ("
        + String.join(" ", command)
        + "), say {\"id\": 1, \"do\": \"hello\","
        + " \"protocol\": 1} and see what it answers";
  }
}
