package dev.tandem.workbench.cli;

import dev.tandem.datasets.DatasetCatalog;
import dev.tandem.datasets.PreparedFile;
import dev.tandem.workbench.compare.experiment.ComparisonReader;
import dev.tandem.workbench.compare.experiment.ComparisonSpec;
import dev.tandem.workbench.compare.experiment.ExperimentFiles;
import dev.tandem.workbench.compare.run.Preparation;
import dev.tandem.workbench.contender.process.Contender;
import dev.tandem.workbench.report.text.ExperimentDescription;
import dev.tandem.workbench.runs.results.Settings;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code tandem describe}. */
@Command(
    name = "describe",
    mixinStandardHelpOptions = true,
    description = {
      "Describe an experiment without training: the network layer by layer, its parameters, memory"
          + " and operations, and how it would train.",
      "",
      "Flags are those of 'tandem compare'. The data is prepared, because sizes depend on it."
    },
    sortOptions = false)
final class DescribeCommand implements Callable<Integer> {
  @Parameters(
      arity = "0..1",
      paramLabel = "EXPERIMENT",
      defaultValue = "digits",
      description =
          "xor, moons, digits, appointments, friedman, mnist, noshow, or a file such as"
              + " examples/moons.yaml; default: ${DEFAULT-VALUE}")
  private String experiment;

  @Mixin private EnginesOption engines;
  @Mixin private ExperimentOptions options;
  @Mixin private DataOption data;
  @Spec private CommandSpec command;

  @Override
  public Integer call() {
    ComparisonSpec spec =
        ComparisonReader.read(
            options.applyTo(engines.applyTo(ExperimentFiles.load(experiment))), engines.programs());
    PreparedFile prepared = DatasetCatalog.prepare(spec.experiment().data(), data.folders());
    List<String> contenders = spec.contenders().stream().map(DescribeCommand::words).toList();
    String text =
        ExperimentDescription.of(
            Preparation.fit(spec.experiment(), prepared), prepared.facts(), contenders);
    command.commandLine().getOut().print(text);
    command.commandLine().getOut().flush();
    return 0;
  }

  private static String words(Contender contender) {
    int threads = contender.execution().threads();
    String own =
        contender.overrides().entries().isEmpty()
            ? ""
            : "; differs in "
                + String.join(", ", Settings.keys((Map<?, ?>) contender.overrides().toPlain()));
    String name =
        contender.id().equals(contender.engine().name())
            ? contender.id()
            : contender.id() + " on " + contender.engine().name();
    return name
        + ": "
        + threads
        + (threads == 1 ? " thread, " : " threads, ")
        + contender.execution().precision().label()
        + own;
  }
}
