package dev.tandem.workbench.cli;

import dev.tandem.mistakes.Catalogue;
import dev.tandem.mistakes.Catalogue.Chapter;
import dev.tandem.mistakes.Mistake;
import dev.tandem.mistakes.Mistake.Kind;
import dev.tandem.workbench.report.terminal.Wrapped;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code tandem mistakes list}. */
@Command(
    name = "list",
    mixinStandardHelpOptions = true,
    description = {
      "List all mistakes, and conventions that are other but equal.",
      "",
      "In experiment files, the engine 'mistake' trains with one of them:",
      "  contenders: [textbook, {id: mine, engine: {name: mistake, settings: {mistake: NAME}}}]"
    },
    sortOptions = false)
final class MistakesListCommand implements Callable<Integer> {
  @Spec private CommandSpec command;

  @Override
  public Integer call() {
    PrintWriter out = command.commandLine().getOut();
    int width =
        Catalogue.all().stream().mapToInt(mistake -> mistake.name().length()).max().orElse(0) + 2;
    for (Chapter chapter : Catalogue.chapters()) {
      out.println(chapter.title());
      for (Mistake mistake : chapter.mistakes()) {
        String label = String.format("  %-" + width + "s", mistake.name());
        String convention = mistake.kind() == Kind.CONVENTION ? " (convention)" : "";
        Wrapped.lines(label, mistake.title() + convention, Terminal.columns())
            .forEach(out::println);
      }
      out.println();
    }
    out.println("details: tandem mistakes show NAME");
    out.flush();
    return 0;
  }
}
