package dev.tandem.benchmarks.opponents.dl4j;

import dev.tandem.workbench.rounds.Assignment;
import dev.tandem.workbench.rounds.BatchLoop;
import dev.tandem.workbench.rounds.Round;
import dev.tandem.workbench.rounds.RoundServer;
import dev.tandem.workbench.rounds.Rows;
import dev.tandem.workbench.rounds.Trainee;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.learning.config.Adam;
import org.nd4j.linalg.learning.config.IUpdater;
import org.nd4j.linalg.learning.config.Nesterovs;
import org.nd4j.linalg.lossfunctions.LossFunctions.LossFunction;

/** Deeplearning4j's MultiLayerNetwork on ND4J's CPU backend, float32. */
public final class Main implements Trainee {
  private final Assignment assignment;
  private final BatchLoop loop;
  private final Rows rows;
  private final MultiLayerNetwork network;

  private Main(Assignment assignment) throws IOException {
    this.assignment = assignment;
    this.loop = new BatchLoop(assignment);
    this.rows = Rows.read(assignment);
    Nd4j.getEnvironment().setMaxThreads(assignment.threads());
    Nd4j.getEnvironment().setMaxMasterThreads(assignment.threads());
    this.network = network(assignment);
  }

  private static MultiLayerNetwork network(Assignment assignment) {
    int[] widths = assignment.widths();
    int last = widths.length - 1;
    double rate = assignment.learningRate();
    IUpdater updater =
        assignment.optimizer().equals("adam")
            ? new Adam(rate)
            : new Nesterovs(rate, assignment.momentum());
    NeuralNetConfiguration.ListBuilder layers =
        new NeuralNetConfiguration.Builder().seed(assignment.seed()).updater(updater).list();
    for (int i = 1; i < last; i++) {
      layers.layer(
          new DenseLayer.Builder()
              .nIn(widths[i - 1])
              .nOut(widths[i])
              .activation(Activation.RELU)
              .build());
    }
    layers.layer(
        new OutputLayer.Builder(assignment.binary() ? LossFunction.XENT : LossFunction.MCXENT)
            .nIn(widths[last - 1])
            .nOut(widths[last])
            .activation(assignment.binary() ? Activation.SIGMOID : Activation.SOFTMAX)
            .build());
    MultiLayerNetwork network = new MultiLayerNetwork(layers.build());
    network.init();
    return network;
  }

  public static void main(String[] arguments) throws IOException {
    Assignment assignment = Assignment.read(Path.of(arguments[0]));
    RoundServer.serve(assignment.warmUpSeconds(), () -> new Main(assignment));
  }

  @Override
  public String description() {
    return "Deeplearning4j 1.0.0-M2.1, MultiLayerNetwork, " + Nd4j.getBackend().buildInfo();
  }

  @Override
  public List<String> differences() {
    return assignment.optimizer().equals("adam")
        ? List.of()
        : List.of("Nesterov's momentum, the only one that it has");
  }

  @Override
  public Round train(double seconds) {
    return loop.run(seconds, this::step);
  }

  private double step(int[] chosen) {
    int outputs = assignment.widths()[assignment.widths().length - 1];
    float[] x = new float[chosen.length * rows.width()];
    float[] y = new float[chosen.length * outputs];
    for (int i = 0; i < chosen.length; i++) {
      System.arraycopy(
          rows.features(), chosen[i] * rows.width(), x, i * rows.width(), rows.width());
      int label = rows.labels()[chosen[i]];
      y[i * outputs + (outputs == 1 ? 0 : label)] = outputs == 1 ? label : 1;
    }
    try (INDArray features = Nd4j.create(x, new long[] {chosen.length, rows.width()}, 'c');
        INDArray targets = Nd4j.create(y, new long[] {chosen.length, outputs}, 'c')) {
      network.fit(features, targets);
      return network.score();
    }
  }

  @Override
  public void close() {
    network.close();
  }
}
