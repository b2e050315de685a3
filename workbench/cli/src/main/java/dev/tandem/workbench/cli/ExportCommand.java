package dev.tandem.workbench.cli;

import dev.tandem.file.WholeFile;
import dev.tandem.file.WholeFile.Lasting;
import dev.tandem.network.SpecException;
import dev.tandem.network.tree.SpecNode;
import dev.tandem.workbench.compare.experiment.ComparisonReader;
import dev.tandem.workbench.compare.experiment.ComparisonSpec;
import dev.tandem.workbench.compare.experiment.ExperimentFiles;
import dev.tandem.workbench.compare.experiment.ResampleSpec;
import dev.tandem.workbench.compare.run.Preparation;
import dev.tandem.workbench.export.TakeAway;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.channels.Channels;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code tandem export}. */
@Command(
    name = "export",
    mixinStandardHelpOptions = true,
    description = {
      "Write programs to take away: the experiment in PyTorch, NumPy and Java, with one file of its"
          + " rows, initial weights, orders of rows and dropout masks.",
      "",
      "Each program trains in float64 and prints the losses that Tandem's textbook engine has:"
          + " docs/take-away.md. Flags are those of 'tandem compare'."
    },
    sortOptions = false)
final class ExportCommand implements Callable<Integer> {
  private static final long MEGABYTE = 1_000_000;

  @Parameters(
      paramLabel = "EXPERIMENT",
      description =
          "xor, moons, digits, appointments, friedman, mnist, noshow, another name of 'tandem data"
              + " list', a table, a folder of images, or a file such as examples/moons.yaml")
  private String experiment;

  @Option(
      names = {"-o", "--output"},
      required = true,
      paramLabel = "FOLDER",
      description = "folder for the programs; files of the same names are replaced")
  private Path folder;

  @Option(names = "--zip", description = "also write FOLDER.zip")
  private boolean zip;

  @Option(
      names = "--megabytes",
      paramLabel = "N",
      defaultValue = "100",
      description =
          "size of the file of numbers at most, not counting weights; where rows or epochs do not"
              + " fit, fewer are taken; default: ${DEFAULT-VALUE}")
  private int megabytes;

  @Mixin private EnginesOption engines;
  @Mixin private ExperimentOptions options;
  @Mixin private DataOption data;
  @Spec private CommandSpec command;

  @Override
  public Integer call() throws IOException {
    Path zipped = folder.resolveSibling(folder.getFileName() + ".zip");
    WholeFile.requireFolder(folder);
    if (zip) {
      WholeFile.requirePlace(zipped);
    }
    if (megabytes < 1) {
      throw new ParameterException(
          command.commandLine(),
          "--megabytes: expected a whole number of at least 1, got " + megabytes);
    }
    PrintWriter out = command.commandLine().getOut();
    TakeAway programs = programs();
    programs.writeTo(folder);
    out.println("programs: " + folder + " (README.md says how to run them)");
    if (zip) {
      WholeFile.write(
          zipped, Lasting.ON_DISK, channel -> programs.zip(Channels.newOutputStream(channel)));
      out.println("zip file: " + zipped);
    }
    programs.leftOut().forEach(line -> out.println("note: " + line));
    out.flush();
    return 0;
  }

  private TakeAway programs() {
    SpecNode tree =
        options
            .applyTo(engines.applyTo(ExperimentFiles.load(experiment)))
            .without(ResampleSpec.RESAMPLE)
            .without(ResampleSpec.FOLDS);
    ComparisonSpec spec = ComparisonReader.read(tree, engines.programs());
    try {
      return TakeAway.of(spec, new Preparation(data.folders(), event -> {}), megabytes * MEGABYTE);
    } catch (SpecException e) {
      throw e.at(experiment, e.key());
    }
  }
}
