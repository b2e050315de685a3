package dev.tandem.workbench.report.text;

import dev.tandem.datasets.DataFacts;
import dev.tandem.network.ExperimentSpec;
import dev.tandem.tensor.Precision;
import dev.tandem.workbench.observed.cost.LayerCost;
import dev.tandem.workbench.observed.cost.NetworkCost;
import dev.tandem.workbench.observed.cost.Operations;
import dev.tandem.workbench.runs.metric.Formats;
import java.util.List;

/** An experiment before any training: its network layer by layer, what it costs, and its plan. */
public final class ExperimentDescription {
  private static final int WIDEST_LAYER = 44;

  private final ExperimentSpec experiment;
  private final DataFacts facts;
  private final NetworkCost cost;
  private final int batch;

  private ExperimentDescription(ExperimentSpec experiment, DataFacts facts) {
    this.experiment = experiment;
    this.facts = facts;
    this.cost = NetworkCost.of(experiment);
    this.batch =
        Math.min(facts.trainRows(), experiment.training().batchSize().orElse(facts.trainRows()));
  }

  /**
   * Returns the text, in lines of at most 80 characters unless a name is longer.
   *
   * @param experiment fitted
   * @param contenders one line each
   */
  public static String of(ExperimentSpec experiment, DataFacts facts, List<String> contenders) {
    ExperimentDescription description = new ExperimentDescription(experiment, facts);
    return description.heading()
        + "\n"
        + description.layers()
        + "\n"
        + description.memory()
        + "\n"
        + description.operations()
        + "\n"
        + new PlanWords(experiment, facts, description.batch).text(contenders);
  }

  private String heading() {
    return experiment.name() + ": network " + experiment.network().summary() + "\n";
  }

  private String layers() {
    TextTable table = new TextTable();
    table.row("layer", "output", "parameters").row();
    for (LayerCost layer : cost.layers()) {
      String words = PartWords.of(experiment.network().layers().get(layer.index()), layer.inputs());
      String name = String.format("%2d  %s", layer.index(), words);
      table.row(
          name.length() <= WIDEST_LAYER ? name : name.substring(0, WIDEST_LAYER - 1) + "…",
          "[" + batch + ", " + layer.outputs() + "]",
          layer.parameters() == 0 ? "-" : Formats.whole(layer.parameters()));
    }
    return table.row().row("all", "", Formats.whole(cost.parameters())).toString();
  }

  private String memory() {
    NetworkCost.Memory memory = cost.memory(batch);
    TextTable table = new TextTable();
    table.row(
        "memory while training, " + Formats.whole(batch) + " rows a batch", "float32", "float64");
    table.row();
    row(table, "parameters", memory.parameters());
    row(table, "gradients", memory.gradients());
    int slots = cost.update().slots();
    row(
        table,
        "optimizer state, " + slots + (slots == 1 ? " number" : " numbers") + " a parameter",
        memory.optimizerState());
    if (memory.buffers() > 0) {
      row(table, "running statistics", memory.buffers());
    }
    row(table, "activations: the batch and all outputs", memory.activations());
    row(table.row(), "together", memory.total());
    return table.toString();
  }

  private static void row(TextTable table, String name, long values) {
    table.row(
        name, bytes(values * Precision.FLOAT32.bytes()), bytes(values * Precision.FLOAT64.bytes()));
  }

  private String operations() {
    TextTable table = new TextTable();
    table.row("operations", "multiply-adds", "others", "all").row();
    row(table, "a row, forward", cost.forward());
    row(table, "a row, backward", cost.backward());
    row(table, "a row, both", cost.forward().plus(cost.backward()));
    row(table, "update of all parameters", cost.updateOfAll());
    row(table.row(), "a step of " + Formats.whole(batch) + " rows", cost.step(batch));
    return table
        + "A multiply-add of a matrix product is two operations; biases, activations and\n"
        + "the like are one a value, normalizations 7 to 11. No gradient is counted for the\n"
        + "network's input, nor the loss. What an engine really does may differ.\n";
  }

  private static void row(TextTable table, String name, Operations operations) {
    table.row(
        name,
        Formats.whole(operations.multiplyAdds()),
        Formats.whole(operations.others()),
        Formats.whole(operations.total()));
  }

  /** Returns a size in the unit that leaves one to three digits before the point. */
  private static String bytes(long bytes) {
    String size = Formats.size(bytes).replace('K', 'k');
    return bytes < 1_000 ? size + " " : size; // so that numbers stand below each other
  }
}
