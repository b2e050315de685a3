package dev.tandem.benchmarks.opponents.djl;

import ai.djl.Model;
import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Activation;
import ai.djl.nn.SequentialBlock;
import ai.djl.nn.core.Linear;
import ai.djl.training.DefaultTrainingConfig;
import ai.djl.training.GradientCollector;
import ai.djl.training.Trainer;
import ai.djl.training.loss.Loss;
import ai.djl.training.optimizer.Optimizer;
import ai.djl.training.tracker.Tracker;
import dev.tandem.workbench.rounds.Assignment;
import dev.tandem.workbench.rounds.BatchLoop;
import dev.tandem.workbench.rounds.Round;
import dev.tandem.workbench.rounds.RoundServer;
import dev.tandem.workbench.rounds.Rows;
import dev.tandem.workbench.rounds.Trainee;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** DJL: its own layers and optimizers over PyTorch's operations and autograd. */
public final class Main implements Trainee {
  private final BatchLoop loop;
  private final Rows rows;
  private final boolean binary;
  private final Model model;
  private final Trainer trainer;

  private Main(Assignment assignment) throws IOException {
    this.loop = new BatchLoop(assignment);
    this.rows = Rows.read(assignment);
    this.binary = assignment.binary();
    this.model = Model.newInstance("benchmark");
    model.setBlock(network(assignment.widths()));
    this.trainer =
        model.newTrainer(
            new DefaultTrainingConfig(
                    binary ? Loss.sigmoidBinaryCrossEntropyLoss() : Loss.softmaxCrossEntropyLoss())
                .optOptimizer(optimizer(assignment)));
    trainer.initialize(new Shape(assignment.batch(), rows.width()));
  }

  private static SequentialBlock network(int[] widths) {
    SequentialBlock network = new SequentialBlock();
    for (int i = 1; i < widths.length; i++) {
      network.add(Linear.builder().setUnits(widths[i]).build());
      if (i < widths.length - 1) {
        network.add(Activation.reluBlock());
      }
    }
    return network;
  }

  private static Optimizer optimizer(Assignment assignment) {
    Tracker rate = Tracker.fixed((float) assignment.learningRate());
    return assignment.optimizer().equals("adam")
        ? Optimizer.adam().optLearningRateTracker(rate).build()
        : Optimizer.sgd()
            .setLearningRateTracker(rate)
            .optMomentum((float) assignment.momentum())
            .build();
  }

  public static void main(String[] arguments) throws IOException {
    Assignment assignment = Assignment.read(Path.of(arguments[0]));
    String threads = Integer.toString(assignment.threads());
    System.setProperty("ai.djl.pytorch.num_threads", threads);
    System.setProperty("ai.djl.pytorch.num_interop_threads", "1");
    RoundServer.serve(assignment.warmUpSeconds(), () -> new Main(assignment));
  }

  @Override
  public String description() {
    Engine engine = Engine.getInstance();
    return "DJL 0.35.1 with " + engine.getEngineName() + " " + engine.getVersion();
  }

  @Override
  public List<String> differences() {
    return List.of("optimizers of its own, not PyTorch's");
  }

  @Override
  public Round train(double seconds) {
    return loop.run(seconds, this::step);
  }

  private double step(int[] chosen) {
    float[] x = new float[chosen.length * rows.width()];
    float[] y = new float[chosen.length];
    for (int i = 0; i < chosen.length; i++) {
      System.arraycopy(
          rows.features(), chosen[i] * rows.width(), x, i * rows.width(), rows.width());
      y[i] = rows.labels()[chosen[i]];
    }
    try (NDManager manager = trainer.getManager().newSubManager()) {
      NDArray features = manager.create(x, new Shape(chosen.length, rows.width()));
      Shape shape = binary ? new Shape(chosen.length, 1) : new Shape(chosen.length);
      NDArray targets = manager.create(y, shape);
      float value;
      try (GradientCollector gradients = trainer.newGradientCollector()) {
        NDList predictions = trainer.forward(new NDList(features));
        NDArray loss = trainer.getLoss().evaluate(new NDList(targets), predictions);
        gradients.backward(loss);
        value = loss.getFloat();
        predictions.close();
        loss.close();
      }
      trainer.step();
      return value;
    }
  }

  @Override
  public void close() {
    trainer.close();
    model.close();
  }
}
