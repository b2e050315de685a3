package dev.tandem.workbench.cli;

import dev.tandem.data.DataException;
import dev.tandem.model.SafetensorsException;
import dev.tandem.network.SpecException;
import dev.tandem.network.tree.Nearest;
import dev.tandem.tensor.ShapeException;
import dev.tandem.workbench.compare.experiment.ExperimentException;
import dev.tandem.workbench.judgement.audit.AuditException;
import dev.tandem.workbench.runs.folder.RunException;
import dev.tandem.workbench.runs.store.SavedComparisonException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.MissingParameterException;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** What cannot be used, in one line on standard error, and its exit code. */
final class Complaints {
  private static final List<Class<? extends Exception>> FOR_PEOPLE =
      List.of(
          SpecException.class,
          ShapeException.class,
          ExperimentException.class,
          RunException.class,
          AuditException.class,
          DataException.class,
          SafetensorsException.class,
          SavedComparisonException.class,
          InvalidPathException.class); // a name that no file can have

  private Complaints() {}

  /** Of a command that ran. What is not for people is a defect, and thrown on. */
  static int ofInput(Exception exception, CommandLine command, CommandLine.ParseResult parsed)
      throws Exception {
    if (exception instanceof UncheckedIOException wrapped) {
      return tell(command, file(wrapped.getCause()));
    }
    if (exception instanceof IOException io) {
      return tell(command, file(io));
    }
    if (FOR_PEOPLE.stream().noneMatch(type -> type.isInstance(exception))) {
      throw exception;
    }
    return tell(command, exception.getMessage());
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
    return tell(command, words + see + command.getCommandSpec().qualifiedName() + " --help");
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
    if (argument.type() == Long.class) {
      return "a whole number";
    }
    return argument.type() == Double.class ? "a number" : "something else";
  }

  private static String unknown(String word, CommandLine command) {
    boolean option = word.startsWith("-");
    Collection<String> commands = command.getSubcommands().keySet();
    List<String> known = new ArrayList<>(commands);
    if (option) {
      known = new ArrayList<>(command.getCommandSpec().optionsMap().keySet());
    }
    String expected = "no more words";
    if (option) {
      expected = "an option of this command";
    } else if (!commands.isEmpty()) {
      expected = "one of " + String.join(", ", commands);
    }
    String nearest =
        Nearest.of(word, known).map(near -> "; did you mean '" + near + "'?").orElse("");
    return "expected " + expected + ", got '" + word + "'" + nearest;
  }

  private static String file(IOException exception) {
    if (!(exception instanceof FileSystemException about)) {
      return exception.toString();
    }
    String got = about.getReason() == null ? about.getClass().getSimpleName() : about.getReason();
    if (about instanceof NoSuchFileException) {
      got = "no such file";
    } else if (about instanceof AccessDeniedException) {
      got = "no permission";
    } else if (about instanceof FileAlreadyExistsException) {
      got = "a file that stands in the way";
    }
    return about.getFile() + ": expected a file or folder that can be used, got " + got;
  }

  private static int tell(CommandLine command, String line) {
    command.getErr().println("tandem: " + line);
    return Tandem.BAD_INPUT;
  }
}
