package dev.tandem.workbench.cli;

import dev.tandem.datasets.DatasetCatalog;
import dev.tandem.datasets.PreparedData;
import dev.tandem.network.DataSpec;
import dev.tandem.workbench.compare.experiment.ExperimentException;
import dev.tandem.workbench.report.chart.DataChart;
import dev.tandem.workbench.report.drawing.Drawing;
import dev.tandem.workbench.report.gallery.DataPreview;
import dev.tandem.workbench.report.terminal.DataText;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code tandem data show}. */
@Command(
    name = "show",
    mixinStandardHelpOptions = true,
    description = {
      "Show data before any training: rows of each split, classes, the distribution of each column,"
          + " and the first training rows with what is to be predicted.",
      "",
      "  tandem data show digits",
      "  tandem data show churn.csv --label churned",
      "  tandem data show examples/moons.yaml -o moons.png"
    },
    sortOptions = false)
final class DataShowCommand implements Callable<Integer> {
  @Mixin private DatasetChoice dataset;

  @Option(
      names = {"-o", "--output"},
      paramLabel = "FILE",
      description = "also draw it to a .png or .svg file")
  private Path output;

  @Mixin private DataOption data;
  @Spec private CommandSpec command;

  @Override
  public Integer call() {
    requirePicture();
    DataSpec spec = dataset.spec();
    PreparedData prepared = PreparedData.open(DatasetCatalog.prepare(spec, data.folders()).path());
    DataChart chart = DataPreview.of(prepared, spec.label().orElse("label"));
    PrintWriter out = command.commandLine().getOut();
    DataText.lines(chart, Terminal.columns()).forEach(out::println);
    if (output != null) {
      Drawing.writeAs(output, chart);
      out.println();
      out.println("picture: " + output);
    }
    out.flush();
    return 0;
  }

  private void requirePicture() {
    if (output != null && !Drawing.isPicture(output)) {
      throw new ExperimentException(
          "--output: expected a file that ends in .png or .svg, got '" + output + "'");
    }
  }
}
