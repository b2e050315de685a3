package dev.tandem.workbench.cli;

import dev.tandem.data.DataException;
import dev.tandem.datasets.known.KnownData;
import dev.tandem.workbench.compare.experiment.ExperimentException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code tandem data fetch}. */
@Command(
    name = "fetch",
    mixinStandardHelpOptions = true,
    description = {
      "Download a dataset into the data folder. Every file is checked against its published"
          + " checksum before it takes its name; what broke off is gone on from.",
      "",
      "  tandem data fetch mnist"
    },
    sortOptions = false)
final class DataFetchCommand implements Callable<Integer> {
  @Parameters(paramLabel = "NAME", description = "a name that 'tandem data list' prints")
  private String name;

  @Mixin private DataOption data;
  @Spec private CommandSpec command;

  @Override
  public Integer call() {
    KnownData known = KnownData.find(name).orElseThrow(() -> unknown(name));
    Path folder = data.folders().data().resolve(name);
    if (known.isShipped()) {
      command.commandLine().getOut().println(name + " is inside: 'tandem compare " + name + "'");
    } else if (known.byHand().isPresent() && !known.isIn(folder)) {
      throw new DataException(
          name + ": " + known.byHand().get() + " " + folder + "; see " + known.source());
    } else {
      Fetching.run(known, folder, command.commandLine().getErr());
    }
    return 0;
  }

  private static RuntimeException unknown(String name) {
    List<String> names = KnownData.all().stream().map(KnownData::name).toList();
    return ExperimentException.unknown("name", "", names, name);
  }
}
