package dev.tandem.workbench.explain;

import dev.tandem.data.Targets;
import dev.tandem.network.ExperimentSpec;
import dev.tandem.network.LayerKind;
import dev.tandem.network.LayerSpec;
import dev.tandem.network.NetworkSpec;
import dev.tandem.tensor.Matrix;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/** Puts an explanation together: forward, loss, backward, update. */
final class Explainer {
  private final Question question;
  private final List<Quantities> sides; // those that can stand beside the first
  private final Quantities first;
  private final NetworkSpec network;
  private final Shown shown;
  private final Targets targets;
  private final Tables tables;
  private final Introduction introduction;

  Explainer(Question question, List<Side> all) {
    this.question = question;
    ExperimentSpec experiment = all.get(0).experiment();
    this.network = experiment.network();
    int[] rows = question.batch().rows();
    float[] values = new float[rows.length * question.training().features().width()];
    question.training().features().gather(rows, values);
    Matrix x = Matrix.of(rows.length, question.training().features().width(), values);
    int position = question.position();
    this.sides =
        all.stream()
            .filter(side -> side.experiment().network().equals(network))
            .map(side -> new Quantities(side, x, question.training().featureNames(), position))
            .toList();
    this.first = sides.get(0);
    this.shown = new Shown(first, question);
    this.targets = question.training().targets().of(rows);
    this.tables = new Tables(sides);
    this.introduction = new Introduction(question, all, first, shown);
  }

  Explanation explain() {
    return new Explanation(
        introduction.title(),
        introduction.paragraphs(),
        List.of(forward(), loss(), backward(), update()));
  }

  private Section forward() {
    List<Section> sections = new ArrayList<>();
    for (int layer = 0; layer < network.layers().size(); layer++) {
      int index = layer;
      List<Block> blocks = new ArrayList<>();
      for (int unit : shown.units(layer)) {
        blocks.addAll(
            network
                .layers()
                .get(layer)
                .accept(new ForwardTerms(first, question.batch(), layer, unit)));
      }
      blocks.addAll(
          tables.of(
              "Outputs of layer " + layer + ", forward",
              quantities ->
                  Arrays.stream(shown.units(index))
                      .mapToObj(unit -> quantities.output(index, unit))
                      .toList()));
      blocks.addAll(tables.allOutputs(layer, shown));
      sections.add(new Section(words(layer), blocks, List.of()));
    }
    return new Section(
        "Forward",
        List.of(new Paragraph("From the inputs to the outputs, layer by layer.")),
        sections);
  }

  private Section loss() {
    ExperimentSpec experiment = first.side().experiment();
    int last = first.lastLayer();
    List<Block> blocks = new ArrayList<>();
    blocks.add(
        new Paragraph(
            "How wrong the outputs are ("
                + experiment.loss().name()
                + "), and how the loss changes with each of them."));
    blocks.addAll(experiment.loss().accept(new LossTerms(first, targets, shown)));
    blocks.addAll(
        tables.of(
            "Loss and its gradient by the outputs",
            quantities -> {
              List<Expression.Quantity> values = new ArrayList<>(List.of(quantities.loss()));
              for (int unit : shown.units(last)) {
                values.add(quantities.outputGradient(last, unit));
              }
              return values;
            }));
    return new Section("Loss", blocks, List.of());
  }

  private Section backward() {
    List<Section> sections = new ArrayList<>();
    for (int layer = first.lastLayer(); layer >= 0; layer--) {
      int index = layer;
      List<Block> blocks = new ArrayList<>();
      blocks.addAll(
          network
              .layers()
              .get(layer)
              .accept(new BackwardTerms(first, question.batch(), layer, shown)));
      blocks.addAll(
          tables.of(
              "Gradients of layer " + layer + ", backward",
              quantities -> {
                List<Expression.Quantity> values = new ArrayList<>();
                shown.parameters(index).forEach(place -> values.add(quantities.gradient(place)));
                if (index > 0) {
                  for (int unit : shown.inputs(index)) {
                    values.add(quantities.outputGradient(index - 1, unit));
                  }
                }
                return values;
              }));
      if (!blocks.isEmpty()) {
        sections.add(new Section(words(layer), blocks, List.of()));
      }
    }
    return new Section(
        "Backward",
        List.of(
            new Paragraph(
                "From the loss back to the inputs by the chain rule: each gradient is the one from"
                    + " the layer behind it, times the slope of what lies between.")),
        sections);
  }

  private Section update() {
    if (!Double.isFinite(first.side().trace().loss())) {
      return new Section(
          "Update",
          List.of(new Paragraph("The loss is not finite, so the step changes nothing.")),
          List.of());
    }
    List<Section> sections = new ArrayList<>();
    ClippingTerms clipping = new ClippingTerms(first);
    if (clipping.clips()) {
      List<Place> places = places();
      List<Block> blocks = new ArrayList<>(clipping.of(places));
      blocks.addAll(
          tables.of(
              "Clipped gradients",
              quantities -> places.stream().map(quantities::clippedGradient).toList()));
      sections.add(new Section("Clipping", blocks, List.of()));
    }
    for (int layer = 0; layer <= first.lastLayer(); layer++) {
      List<Block> blocks = updates(layer, clipping.clips());
      if (!blocks.isEmpty()) {
        sections.add(new Section(words(layer), blocks, List.of()));
      }
    }
    ExperimentSpec experiment = first.side().experiment();
    return new Section(
        "Update",
        List.of(
            new Paragraph(
                "How "
                    + experiment.optimizer().name()
                    + " changes each parameter. A prime (') marks a value after the step.")),
        sections);
  }

  private List<Place> places() {
    return IntStream.rangeClosed(0, first.lastLayer())
        .boxed()
        .flatMap(layer -> shown.parameters(layer).stream())
        .toList();
  }

  private List<Block> updates(int layer, boolean clipped) {
    List<Block> blocks = new ArrayList<>();
    List<Place> places = shown.parameters(layer);
    for (Place place : places) {
      UpdateTerms terms =
          new UpdateTerms(
              first,
              place,
              clipped ? first.clippedGradient(place) : first.gradient(place),
              question.batch().learningRate());
      List<Formula> formulas = first.side().experiment().optimizer().accept(terms);
      if (formulas.size() > 1) {
        blocks.add(new Paragraph(place.symbol() + ", " + place.meaning() + ":"));
      }
      blocks.addAll(formulas);
    }
    if (network.layers().get(layer) instanceof LayerSpec.BatchNorm batchNorm) {
      for (int unit : shown.units(layer)) {
        blocks.addAll(new RunningStatistics(first, layer, batchNorm).of(unit));
      }
    }
    blocks.addAll(
        tables.of(
            "Parameters of layer " + layer + " after the step",
            quantities -> places.stream().map(quantities::after).toList()));
    return blocks;
  }

  private String words(int layer) {
    LayerSpec spec = network.layers().get(layer);
    String kind = "Layer " + layer + ": " + LayerKind.of(spec);
    return spec.isDense()
        ? kind + ", " + network.widthInto(layer) + " to " + network.widthInto(layer + 1)
        : kind;
  }
}
