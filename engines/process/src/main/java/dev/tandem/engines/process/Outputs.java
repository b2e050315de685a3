package dev.tandem.engines.process;

import dev.tandem.data.Features;
import dev.tandem.model.Safetensors.Contents;
import dev.tandem.model.Safetensors.Entry;
import dev.tandem.network.ExperimentSpec;
import dev.tandem.tensor.Matrix;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.IntStream;

/** What an open program predicts, as logits. */
final class Outputs {
  private static final int MOST_AT_ONCE = 4 << 20; // numbers

  private final Program program;
  private final ExperimentSpec experiment;
  private final TensorFiles files;

  Outputs(Program program, ExperimentSpec experiment, TensorFiles files) {
    this.program = program;
    this.experiment = experiment;
    this.files = files;
  }

  /** [rows, outputs], asked for a few megabytes of features at a time. */
  Matrix predict(Features features) {
    int rowsAtOnce = Math.max(1, MOST_AT_ONCE / features.width());
    int outputs = experiment.network().outputs();
    Matrix logits = Matrix.zeros(features.rows(), outputs);
    for (int from = 0; from < features.rows(); from += rowsAtOnce) {
      int to = Math.min(from + rowsAtOnce, features.rows());
      int[] rows = IntStream.range(from, to).toArray();
      double[] part = predict(DataFile.gather(features, rows), rows.length).values();
      System.arraycopy(part, 0, logits.values(), from * outputs, part.length);
    }
    return logits;
  }

  private Matrix predict(float[] features, int rows) {
    int inputs = experiment.network().widthInto(0);
    Path file = files.write("features", Map.of("features", Entry.of(features, rows, inputs)));
    Path output = files.file("outputs");
    Answer answer =
        program.ask(
            "predict",
            ProcessSession.message(
                "predict", "features", file.toString(), "output", output.toString()),
            ProcessSession.FOR_WORK);
    Contents contents = files.read(output, answer);
    Matrix outputs =
        files.matrix("outputs", rows, experiment.network().outputs(), contents, answer);
    TensorFiles.delete(output);
    return logits(outputs, answer);
  }

  /** A program's outputs, which may be probabilities, as logits. */
  Matrix logits(Matrix outputs, Answer answer) {
    if (!program.hello().probabilities()) {
      return outputs;
    }
    if (experiment.loss().ofLogits() && !Logits.plausible(outputs)) {
      throw answer.refuse("probabilities, from 0 to 1, since it says so", "others");
    }
    return Logits.of(outputs, experiment.loss(), program.hello().precision());
  }
}
