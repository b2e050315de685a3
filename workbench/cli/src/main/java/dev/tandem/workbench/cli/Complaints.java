package dev.tandem.workbench.cli;

import dev.tandem.fault.PlainText;
import dev.tandem.fault.UserException;
import dev.tandem.file.FileFault;
import dev.tandem.network.tree.Nearest;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.InvalidPathException;
import java.util.Collection;
import java.util.Optional;
import java.util.Set;
import picocli.CommandLine;
import picocli.CommandLine.MissingParameterException;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** What cannot be used, in one line on standard error, and its exit code. */
final class Complaints {
  private static final Set<Class<?>> WHOLE_NUMBERS =
      Set.of(int.class, Integer.class, long.class, Long.class);

  private Complaints() {}

  /** Of a command that ran. What is not for people is a defect, and thrown on. */
  static int ofInput(Exception exception, CommandLine command, CommandLine.ParseResult parsed)
      throws Exception {
    if (memory(exception).isPresent()) {
      return ofMemory(memory(exception).get(), command.getErr());
    }
    if (exception instanceof UncheckedIOException wrapped) {
      return tell(command, FileFault.words(wrapped.getCause()), code(exception));
    }
    if (exception instanceof IOException io) {
      return tell(command, FileFault.words(io), code(exception));
    }
    boolean nameThatNoFileCanHave = exception instanceof InvalidPathException;
    if (exception instanceof UserException || nameThatNoFileCanHave) {
      return tell(command, exception.getMessage(), code(exception));
    }
    throw exception;
  }

  /** The machine, or what this process may have of it, is too small for what it was asked. */
  static int ofMemory(OutOfMemoryError error, PrintWriter err) {
    long most = Runtime.getRuntime().maxMemory() >> 20;
    err.println(
        "tandem: expected to need less memory than the "
            + most
            + " MiB that Java gives this process, got more ("
            + PlainText.oneLine(error.getMessage() + "")
            + "); take less data, or give more with JDK_JAVA_OPTIONS=-Xmx"
            + 2 * most
            + "m");
    return Tandem.MACHINE_FAULT;
  }

  private static Optional<OutOfMemoryError> memory(Throwable thrown) {
    for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
      if (cause instanceof OutOfMemoryError error) {
        return Optional.of(error);
      }
    }
    return Optional.empty();
  }

  private static int code(Throwable exception) {
    return FileFault.isOfMachine(exception) ? Tandem.MACHINE_FAULT : Tandem.BAD_INPUT;
  }

  /** Of a command line that no command understands. */
  static int ofArguments(ParameterException exception, String[] arguments) {
    CommandLine command = exception.getCommandLine();
    if (arguments.length == 0) {
      command.usage(command.getErr());
      return Tandem.BAD_INPUT;
    }
    String words = words(exception);
    String see = words.endsWith("?") ? " See " : "; see ";
    String line = words + see + command.getCommandSpec().qualifiedName() + " --help";
    return tell(command, line, Tandem.BAD_INPUT);
  }

  private static String words(ParameterException exception) {
    CommandLine command = exception.getCommandLine();
    if (exception instanceof UnmatchedArgumentException unmatched) {
      return unknown(unmatched.getUnmatched().get(0), command);
    }
    if (exception instanceof MissingParameterException missing) {
      return name(missing.getMissing().get(0)) + ": expected a value, got none";
    }
    if (exception.getArgSpec() != null && exception.getValue() != null) {
      String got = ", got '" + exception.getValue() + "'";
      return name(exception.getArgSpec()) + ": expected " + kind(exception.getArgSpec()) + got;
    }
    return exception.getMessage().lines().findFirst().orElse("");
  }

  private static String name(ArgSpec argument) {
    return argument instanceof OptionSpec option ? option.longestName() : argument.paramLabel();
  }

  private static String kind(ArgSpec argument) {
    Class<?> type = argument.auxiliaryTypes()[0]; // of a list, its elements'
    if (WHOLE_NUMBERS.contains(type)) {
      return "a whole number";
    }
    return type == double.class || type == Double.class ? "a number" : "something else";
  }

  private static String unknown(String word, CommandLine command) {
    boolean option = word.startsWith("-");
    Collection<String> commands = command.getSubcommands().keySet();
    Collection<String> known = option ? command.getCommandSpec().optionsMap().keySet() : commands;
    String expected = "no more words";
    if (option) {
      expected = "an option of this command";
    } else if (!commands.isEmpty()) {
      expected = "one of " + String.join(", ", commands);
    }
    String nearest =
        Synonyms.of(word, known)
            .or(() -> Nearest.of(word, known))
            .map(near -> "; did you mean '" + near + "'?")
            .orElse("");
    return "expected " + expected + ", got '" + word + "'" + nearest;
  }

  private static int tell(CommandLine command, String line, int code) {
    command.getErr().println("tandem: " + PlainText.of(line));
    return code;
  }
}
