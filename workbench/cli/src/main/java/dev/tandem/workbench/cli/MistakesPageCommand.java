package dev.tandem.workbench.cli;

import dev.tandem.mistakes.Catalogue;
import dev.tandem.mistakes.Mistake;
import dev.tandem.mistakes.Mistake.Kind;
import dev.tandem.workbench.cli.MistakeStage.Scene;
import dev.tandem.workbench.report.drawing.Drawing;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code tandem mistakes page}: writes docs/mistakes.md and its pictures. */
@Command(
    name = "page",
    hidden = true,
    mixinStandardHelpOptions = true,
    description = "Write the page about all mistakes, and its pictures, into a folder.")
final class MistakesPageCommand implements Callable<Integer> {
  @Parameters(paramLabel = "DIR", description = "folder, such as docs")
  private Path folder;

  @Mixin private DataOption data;
  @Spec private CommandSpec command;

  @Override
  public Integer call() throws IOException {
    PrintWriter out = command.commandLine().getOut();
    Path pictures = folder.resolve(MistakesPage.PICTURES);
    Files.createDirectories(pictures);
    List<MistakeStage> stages =
        MistakeStage.NAMES.stream().map(name -> MistakeStage.of(name, data.folders())).toList();
    for (Mistake mistake : Catalogue.all()) {
      Path picture = pictures.resolve(mistake.name() + ".png");
      List<Scene> scenes =
          stages.stream().map(stage -> stage.play(mistake)).flatMap(Optional::stream).toList();
      boolean seen = scenes.stream().anyMatch(MistakeScenes::differs);
      if (mistake.kind() == Kind.MISTAKE && seen) {
        Drawing.writeSmall(picture, MistakeScenes.chart(mistake, scenes));
      } else {
        Files.deleteIfExists(picture);
      }
      out.println(mistake.name() + (seen ? "" : ": nothing to be seen"));
      out.flush();
    }
    Files.writeString(folder.resolve("mistakes.md"), MistakesPage.text(folder));
    return 0;
  }
}
