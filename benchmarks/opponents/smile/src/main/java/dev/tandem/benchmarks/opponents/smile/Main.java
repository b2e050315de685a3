package dev.tandem.benchmarks.opponents.smile;

import dev.tandem.workbench.rounds.Assignment;
import dev.tandem.workbench.rounds.BatchLoop;
import dev.tandem.workbench.rounds.Round;
import dev.tandem.workbench.rounds.RoundServer;
import dev.tandem.workbench.rounds.Rows;
import dev.tandem.workbench.rounds.Trainee;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import smile.base.mlp.Layer;
import smile.base.mlp.LayerBuilder;
import smile.base.mlp.OutputFunction;
import smile.classification.MLP;
import smile.math.TimeFunction;

/** Smile's MLP, updated by mini-batches. */
public final class Main implements Trainee {
  private static final double RHO = 0.999;
  private static final double EPSILON = 1e-8;

  private final Assignment assignment;
  private final BatchLoop loop;
  private final MLP network;
  private final double[][] features;
  private final int[] labels;

  private Main(Assignment assignment) throws IOException {
    this.assignment = assignment;
    this.loop = new BatchLoop(assignment);
    Rows rows = Rows.read(assignment);
    this.features = new double[rows.count()][];
    for (int row = 0; row < features.length; row++) {
      features[row] = rows.doubles(row);
    }
    this.labels = rows.labels();
    this.network = network(assignment);
  }

  private static MLP network(Assignment assignment) {
    int[] widths = assignment.widths();
    List<LayerBuilder> layers = new ArrayList<>();
    layers.add(Layer.input(widths[0]));
    for (int i = 1; i < widths.length - 1; i++) {
      layers.add(Layer.rectifier(widths[i]));
    }
    layers.add(
        Layer.mle(
            widths[widths.length - 1],
            assignment.binary() ? OutputFunction.SIGMOID : OutputFunction.SOFTMAX));
    MLP network = new MLP(layers.toArray(LayerBuilder[]::new));
    network.setLearningRate(TimeFunction.constant(assignment.learningRate()));
    if (assignment.optimizer().equals("adam")) {
      network.setRMSProp(RHO, EPSILON);
    } else {
      network.setMomentum(TimeFunction.constant(assignment.momentum()));
    }
    return network;
  }

  public static void main(String[] arguments) throws IOException {
    Assignment assignment = Assignment.read(Path.of(arguments[0]));
    RoundServer.serve(assignment.warmUpSeconds(), () -> new Main(assignment));
  }

  @Override
  public String description() {
    return "Smile 3.1.1, classification.MLP";
  }

  @Override
  public List<String> differences() {
    List<String> differences =
        new ArrayList<>(List.of("double precision, one thread, tells no loss"));
    if (assignment.optimizer().equals("adam")) {
      differences.add("RMSProp in place of Adam, which it has not");
    }
    return differences;
  }

  @Override
  public Round train(double seconds) {
    return loop.run(seconds, this::step);
  }

  private double step(int[] chosen) {
    double[][] x = new double[chosen.length][];
    int[] y = new int[chosen.length];
    for (int i = 0; i < chosen.length; i++) {
      x[i] = features[chosen[i]];
      y[i] = labels[chosen[i]];
    }
    network.update(x, y);
    return Double.NaN;
  }

  @Override
  public void close() {
    // nothing outside the heap
  }
}
