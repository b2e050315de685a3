package dev.tandem.mistakes;

import dev.tandem.data.BatchSchedule;
import dev.tandem.data.Dataset;
import dev.tandem.data.Features;
import dev.tandem.engine.TinyExperiments;
import dev.tandem.engine.TinyExperiments.Tiny;
import dev.tandem.network.ActivationSpec;
import dev.tandem.network.ExperimentSpec;
import dev.tandem.network.InitializationSpec;
import dev.tandem.network.LayerSpec;
import dev.tandem.network.LayerSpec.Activation;
import dev.tandem.network.LayerSpec.Dense;
import dev.tandem.network.LayerSpec.Dropout;
import dev.tandem.network.NetworkSpec;
import dev.tandem.network.ScheduleSpec;
import dev.tandem.network.TrainingSpec;
import java.util.OptionalInt;
import java.util.stream.IntStream;

/** Where faults are planted: three epochs of four steps of six rows each, of five features. */
final class FaultExperiments {
  static final int SPECIAL_ROW = 7;
  private static final int WIDTH = 5;

  private FaultExperiments() {}

  /** 5-6-tanh-6-relu-3: layer 2 has a square weight. */
  static Tiny square() {
    return classes(
        new Dense(6),
        new Activation(new ActivationSpec.Tanh()),
        new Dense(6),
        new Activation(new ActivationSpec.Relu()),
        new Dense(3));
  }

  /** 5-6-tanh-6-relu-6-3: layers 2 and 4 have weights of one shape. */
  static Tiny twins() {
    return classes(
        new Dense(6),
        new Activation(new ActivationSpec.Tanh()),
        new Dense(6),
        new Activation(new ActivationSpec.Relu()),
        new Dense(6),
        new Dense(3));
  }

  /** 5-6-tanh-dropout-3; dropout drops 0.3 of the units and is number 2. */
  static Tiny withDropout() {
    return classes(
        new Dense(6), new Activation(new ActivationSpec.Tanh()), new Dropout(0.3), new Dense(3));
  }

  /** Batches of 7 rows: the fourth of each epoch has only 3. */
  static Tiny withShortBatches() {
    Tiny tiny = square();
    TrainingSpec training = tiny.experiment().training();
    return new Tiny(
        tiny.experiment().with(new TrainingSpec(1, OptionalInt.of(7), training.seed())),
        tiny.training());
  }

  /** 5-6-relu-3 without a first bias; all features of one row are 0, and so is what relu gets. */
  static Tiny withARowOfZeros() {
    return with(
        classes(
            new Dense(OptionalInt.of(6), false),
            new Activation(new ActivationSpec.Relu()),
            new Dense(3)),
        0);
  }

  /** 5-7-relu-3; the features of one row are so large that its logits are above 710. */
  static Tiny withAnOutlier() {
    return with(TinyExperiments.deepWith(new ActivationSpec.Relu()), 1e4f);
  }

  /** The same, the other way round: the network is sure of a wrong class. */
  static Tiny withAWrongOutlier() {
    return with(TinyExperiments.deepWith(new ActivationSpec.Relu()), -1e5f);
  }

  /** The same of two classes, with one logit. */
  static Tiny withAWrongBinaryOutlier() {
    Tiny tiny = TinyExperiments.oneLogit();
    NetworkSpec network =
        NetworkSpec.of(
            WIDTH,
            new InitializationSpec.Xavier(),
            new Dense(4),
            new Activation(new ActivationSpec.Relu()),
            new Dense(1));
    return with(new Tiny(tiny.experiment().with(network), tiny.training()), 1e5f);
  }

  /** The rate falls to a tenth after every epoch of four steps. */
  static Tiny withSchedule() {
    Tiny tiny = square();
    return new Tiny(tiny.experiment().with(new ScheduleSpec.Step(1, 0.1)), tiny.training());
  }

  static Tiny longer(Tiny tiny) {
    TrainingSpec training = tiny.experiment().training();
    return new Tiny(
        tiny.experiment().with(new TrainingSpec(3, training.batchSize(), training.seed())),
        tiny.training());
  }

  /** The step of the first epoch that sees the special row, from 1. */
  static int stepOfTheSpecialRow(ExperimentSpec experiment, Dataset data) {
    int size = experiment.training().batchSize().orElseThrow();
    BatchSchedule schedule = new BatchSchedule(experiment.training().seed(), data.rows(), size);
    int[] order = schedule.order(1);
    int place = IntStream.range(0, order.length).filter(i -> order[i] == SPECIAL_ROW).sum();
    return place / size + 1;
  }

  private static Tiny classes(LayerSpec... layers) {
    Tiny tiny = TinyExperiments.deep();
    NetworkSpec network = NetworkSpec.of(WIDTH, new InitializationSpec.Xavier(), layers);
    return new Tiny(tiny.experiment().with(network), tiny.training());
  }

  private static Tiny with(Tiny tiny, float special) {
    Dataset data = tiny.training();
    float[] values = new float[data.rows() * WIDTH];
    data.features().gather(IntStream.range(0, data.rows()).toArray(), values);
    for (int i = 0; i < WIDTH; i++) {
      values[SPECIAL_ROW * WIDTH + i] *= special;
    }
    Dataset changed =
        new Dataset(
            data.name(),
            Features.of(values, WIDTH),
            data.targets(),
            data.featureNames(),
            data.image());
    return new Tiny(tiny.experiment(), changed);
  }
}
