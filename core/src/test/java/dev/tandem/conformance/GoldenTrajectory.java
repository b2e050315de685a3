package dev.tandem.conformance;

import dev.tandem.data.Dataset;
import dev.tandem.engine.Batch;
import dev.tandem.network.DataSpec;
import dev.tandem.network.ExperimentSpec;
import dev.tandem.network.InitializationSpec;
import dev.tandem.network.LayerSpec;
import dev.tandem.network.NetworkSpec;
import dev.tandem.network.RegularizationSpec;
import dev.tandem.network.TrainingSpec;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.stream.IntStream;

/**
 * One case of {@code trajectories.txt}, whose head explains it: an experiment, initial weights, and
 * what torch made of them. Filled line by line.
 */
final class GoldenTrajectory {
  final String name;
  final List<LayerSpec> layers = new ArrayList<>();
  final Map<String, double[]> initial = new LinkedHashMap<>(); // by tensor
  final Map<Integer, Map<String, double[]>> after = new LinkedHashMap<>(); // by step, by tensor
  final Map<String, Map<String, double[]>> slots = new LinkedHashMap<>(); // by slot, by tensor
  Dataset data;
  SpecLine loss;
  SpecLine optimizer;
  SpecLine regularization;
  double[] batchSizes;
  double[] losses;
  double[] outputs; // null where they are not recorded

  GoldenTrajectory(String name) {
    this.name = name;
  }

  ExperimentSpec experiment() {
    NetworkSpec network =
        NetworkSpec.of(3, new InitializationSpec.He(), layers.toArray(LayerSpec[]::new));
    ExperimentSpec experiment =
        new ExperimentSpec(
            "conformance",
            DataSpec.DEFAULT,
            network,
            GoldenSpecs.loss(loss),
            GoldenSpecs.optimizer(optimizer),
            new TrainingSpec(1, OptionalInt.of((int) batchSizes[0]), 1));
    RegularizationSpec spec =
        regularization == null
            ? RegularizationSpec.NONE
            : GoldenSpecs.regularization(regularization);
    return experiment.with(spec);
  }

  /** The batch of a step, counted from 1. */
  Batch batch(int step) {
    int size = (int) batchSizes[(step - 1) % batchSizes.length];
    int[] rows = IntStream.range(0, size).map(i -> (5 * i + 7 * step) % data.rows()).toArray();
    double rate = GoldenSpecs.optimizer(optimizer).learningRate() * (1 + step % 4) / 4;
    return new Batch(step, 1, step - 1, rows, rate);
  }

  int steps() {
    return losses.length;
  }

  @Override
  public String toString() {
    return name;
  }
}
