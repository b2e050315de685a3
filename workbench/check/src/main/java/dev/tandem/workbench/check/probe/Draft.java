package dev.tandem.workbench.check.probe;

import dev.tandem.data.Dataset;
import dev.tandem.data.Features;
import dev.tandem.data.Targets;
import dev.tandem.engine.Batch;
import dev.tandem.engine.OptimizerState;
import dev.tandem.engine.SessionState;
import dev.tandem.network.DataSpec;
import dev.tandem.network.ExperimentSpec;
import dev.tandem.network.LossSpec;
import dev.tandem.network.NetworkSpec;
import dev.tandem.network.NetworkSpec.ParameterShape;
import dev.tandem.network.NetworkSpec.Role;
import dev.tandem.network.OptimizerSpec;
import dev.tandem.network.RegularizationSpec;
import dev.tandem.network.TrainingSpec;
import dev.tandem.tensor.CounterRandom;
import dev.tandem.tensor.CounterRandom.Purpose;
import dev.tandem.tensor.Parameters;
import dev.tandem.tensor.Tensor;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;

/**
 * A probe in the making: what is not said is as in the probe that it was made from.
 *
 * @param rates of the steps; as many as there are batches
 * @param featureScale what all features are multiplied by
 * @param outputScale what the last layer's initial weights are multiplied by, so that logits get
 *     large
 * @param initial changes the initial weights by name
 */
record Draft(
    String name,
    NetworkSpec network,
    LossSpec loss,
    OptimizerSpec optimizer,
    RegularizationSpec regularization,
    List<int[]> batches,
    List<Double> rates,
    double featureScale,
    double outputScale,
    UnaryOperator<Map<String, Tensor>> initial) {
  static final int ROWS = 24;
  private static final long SEED = 11;

  Draft named(String other) {
    return new Draft(
        other,
        network,
        loss,
        optimizer,
        regularization,
        batches,
        rates,
        featureScale,
        outputScale,
        initial);
  }

  Draft with(NetworkSpec other) {
    return new Draft(
        name,
        other,
        loss,
        optimizer,
        regularization,
        batches,
        rates,
        featureScale,
        outputScale,
        initial);
  }

  Draft with(LossSpec other) {
    return new Draft(
        name,
        network,
        other,
        optimizer,
        regularization,
        batches,
        rates,
        featureScale,
        outputScale,
        initial);
  }

  Draft with(OptimizerSpec other) {
    return new Draft(
        name,
        network,
        loss,
        other,
        regularization,
        batches,
        rates,
        featureScale,
        outputScale,
        initial);
  }

  Draft with(RegularizationSpec other) {
    return new Draft(
        name, network, loss, optimizer, other, batches, rates, featureScale, outputScale, initial);
  }

  /** Batches of so many rows, at these rates. */
  Draft steps(List<int[]> rows, double... learningRates) {
    return new Draft(
        name,
        network,
        loss,
        optimizer,
        regularization,
        rows,
        Arrays.stream(learningRates).boxed().toList(),
        featureScale,
        outputScale,
        initial);
  }

  Draft scaled(double features, double outputs) {
    return new Draft(
        name, network, loss, optimizer, regularization, batches, rates, features, outputs, initial);
  }

  Draft changing(UnaryOperator<Map<String, Tensor>> other) {
    return new Draft(
        name,
        network,
        loss,
        optimizer,
        regularization,
        batches,
        rates,
        featureScale,
        outputScale,
        other);
  }

  Probe probe() {
    int inputs = network.inputs().orElseThrow();
    Dataset training =
        new Dataset(name, features(inputs), targets(), names(inputs), Optional.empty());
    List<Batch> steps = new ArrayList<>();
    for (int i = 0; i < batches.size(); i++) {
      steps.add(new Batch(i + 1, 1, i, batches.get(i), rates.get(i)));
    }
    return new Probe(name, experiment(), training, initialState(), steps);
  }

  private ExperimentSpec experiment() {
    int largest = batches.stream().mapToInt(rows -> rows.length).max().orElseThrow();
    return new ExperimentSpec(
            name,
            DataSpec.DEFAULT,
            network,
            loss,
            optimizer,
            new TrainingSpec(1, OptionalInt.of(largest), SEED))
        .with(regularization);
  }

  private Features features(int inputs) {
    CounterRandom random = CounterRandom.of(SEED, Purpose.GENERATOR);
    float[] values = new float[ROWS * inputs];
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) (featureScale * random.normal(i));
    }
    return Features.of(values, inputs);
  }

  private Targets targets() {
    int outputs = network.outputs();
    CounterRandom random = CounterRandom.of(SEED, Purpose.GENERATOR, 1);
    if (loss.ofLogits()) {
      int classes = Math.max(2, outputs);
      // every class occurs, in no order
      int[] order = random.permutation(ROWS);
      int[] labels = IntStream.range(0, ROWS).map(row -> order[row] % classes).toArray();
      List<String> names = IntStream.range(0, classes).mapToObj(i -> "class " + i).toList();
      return new Targets.Classes(labels, names);
    }
    float[] values = new float[ROWS * outputs];
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) (2 * random.normal(i));
    }
    return new Targets.Values(values, outputs);
  }

  private static List<String> names(int inputs) {
    return IntStream.range(0, inputs).mapToObj(i -> "x" + i).toList();
  }

  /** Numbers that no formula is blind to: no bias is 0, no scale 1. */
  private SessionState initialState() {
    int last = network.parameters().get(network.parameters().size() - 1).layer();
    Map<String, Tensor> values = new LinkedHashMap<>();
    for (ParameterShape shape : network.parameters()) {
      int fanIn = network.widthInto(shape.layer());
      double deviation = shape.role() == Role.WEIGHT ? 1.2 / Math.sqrt(fanIn) : 0.3;
      double mean = shape.role() == Role.SCALE ? 1 : 0;
      double scale = shape.layer() == last ? outputScale : 1;
      values.put(shape.name(), normal(shape, scale * mean, scale * deviation));
    }
    Map<String, Tensor> buffers = new LinkedHashMap<>();
    for (ParameterShape shape : network.buffers()) {
      if (shape.name().endsWith("running_mean")) {
        buffers.put(shape.name(), normal(shape, 0, 0.3));
      } else {
        float[] ones = new float[shape.size()];
        Arrays.fill(ones, shape.name().endsWith("running_var") ? 1.5f : 0);
        buffers.put(shape.name(), Tensor.of(ones, shape.shape()));
      }
    }
    return new SessionState(
        new Parameters(initial.apply(values)), new Parameters(buffers), OptimizerState.NONE, 0);
  }

  private static Tensor normal(ParameterShape shape, double mean, double deviation) {
    CounterRandom random =
        CounterRandom.of(SEED, Purpose.WEIGHTS, shape.layer(), shape.name().hashCode());
    float[] values = new float[shape.size()];
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) (mean + deviation * random.normal(i));
    }
    return Tensor.of(values, shape.shape());
  }
}
