package dev.tandem.workbench.explain;

import dev.tandem.data.Targets;
import dev.tandem.engine.Batch;
import dev.tandem.network.ExperimentSpec;
import dev.tandem.network.LayerSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** What is shown, of which row, in which batch, and how to read it. */
record Introduction(Question question, List<Side> all, Quantities first, Shown shown) {
  private static final int MOST_FEATURES = 8;

  String title() {
    ExperimentSpec experiment = first.side().experiment();
    return "Step "
        + question.batch().step()
        + " of "
        + experiment.name()
        + ", training row "
        + question.row();
  }

  List<String> paragraphs() {
    List<String> paragraphs = new ArrayList<>();
    paragraphs.add("The row: " + features() + "; " + target() + ".");
    paragraphs.add(batch());
    paragraphs.add(
        "Formulas have the numbers of "
            + first.side().name()
            + " ("
            + first.side().precision().label()
            + "), rounded to "
            + NumberText.FORMULAS.digits()
            + " digits.");
    paragraphs.add(letters());
    if (!shown.whole()) {
      paragraphs.add(
          String.format(
              Locale.ROOT,
              "The network has %,d parameters, so one path through it is shown: %s.",
              first.network().parameterCount(),
              path()));
    }
    others().ifPresent(paragraphs::add);
    return paragraphs;
  }

  private Optional<String> others() {
    String others =
        all.stream()
            .filter(side -> !side.experiment().network().equals(first.network()))
            .map(Side::name)
            .collect(Collectors.joining(", "));
    return others.isEmpty()
        ? Optional.empty()
        : Optional.of("Not shown, since their networks differ: " + others + ".");
  }

  private String features() {
    List<String> names = question.training().featureNames();
    if (names.size() <= MOST_FEATURES) {
      return IntStream.range(0, names.size())
          .mapToObj(i -> names.get(i) + " = " + value(i))
          .collect(Collectors.joining(", "));
    }
    long used =
        IntStream.range(0, names.size()).filter(i -> first.input(0, i).value() != 0).count();
    return names.size() + " inputs, " + used + " of them not 0";
  }

  private String value(int input) {
    return NumberText.FORMULAS.of(first.input(0, input).value());
  }

  private String target() {
    if (question.training().targets() instanceof Targets.Classes classes) {
      int label = classes.labels()[question.row()];
      String name = classes.names().get(label);
      return name.equals(label + "") ? "class " + label : "class " + label + " (" + name + ")";
    }
    Targets.Values values = question.training().values().of(question.row());
    Targets.Values scaled = values.numbers(first.network().outputs());
    String text =
        "target "
            + IntStream.range(0, values.values().length)
                .mapToObj(i -> NumberText.FORMULAS.of(values.values()[i]))
                .collect(Collectors.joining(", "));
    return values.scale().scales()
        ? text + ", as training sees it " + NumberText.FORMULAS.of(scaled.values()[0])
        : text;
  }

  private String batch() {
    Batch batch = question.batch();
    String rate =
        "The learning rate is that of step "
            + batch.step()
            + " (epoch "
            + batch.epoch()
            + "): "
            + NumberText.FORMULAS.of(batch.learningRate())
            + ". Looking changes nothing.";
    if (batch.rows().length == 1) {
      return "The batch is this row alone, which keeps the sums short; training takes the mean over"
          + " the rows of its own batch. "
          + rate;
    }
    String why =
        StepRows.normalizesBatches(first.side().experiment())
            ? " Batch normalization cannot train on one row alone."
            : "";
    return "The batch: "
        + batch.rows().length
        + " rows, this one among them."
        + why
        + " The way forward is this row's; gradients by parameters are summed over all rows. "
        + rate;
  }

  private String letters() {
    boolean drops = first.network().layers().stream().anyMatch(LayerSpec.Dropout.class::isInstance);
    boolean normalizes =
        first.network().layers().stream()
            .anyMatch(
                layer ->
                    layer instanceof LayerSpec.BatchNorm || layer instanceof LayerSpec.LayerNorm);
    return "Letters: x inputs, w weights, b biases, z weighted sums, a activations"
        + (drops ? ", h values after dropout" : "")
        + (normalizes ? ", n values after normalization" : "")
        + ", L the loss. The number after a letter is the layer; rows, layers and units count from"
        + " 0, as in model files. So w0[1,2] is 0.weight[1,2], the weight of layer 0 from input 2"
        + " to unit 1. A leading d marks a gradient: dz0[1] is how much L changes per change of"
        + " z0[1].";
  }

  private String path() {
    List<String> units = new ArrayList<>();
    for (int layer = 0; layer <= first.lastLayer(); layer++) {
      int[] here = shown.units(layer);
      if (first.layer(layer).isDense()) {
        units.add(
            (here.length == 1 ? "unit " : "units ")
                + IntStream.of(here).mapToObj(i -> "" + i).collect(Collectors.joining(" and "))
                + " of layer "
                + layer);
      }
    }
    return String.join(", ", units);
  }
}
