package dev.tandem.workbench.rounds;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What a runner is to train, as a file of {@code key=value} lines that any language reads.
 *
 * @param task {@link #TRAIN} or {@link #PREDICT}
 * @param widths of a row, of each hidden layer and of the output; ReLU between them
 * @param batch rows in a batch
 * @param optimizer {@code "sgd"} with the momentum, or {@code "adam"} with the usual betas
 * @param loss {@code "softmax-cross-entropy"} or {@code "binary-cross-entropy"} (one output)
 * @param threads that may compute
 * @param warmUpSeconds to train before the first round, outside the measurement
 * @param rows in the data
 * @param features a file of little-endian float32, [rows, widths[0]]
 * @param labels a file of little-endian int32, one a row
 * @param seed of whatever the runner draws
 */
public record Assignment(
    String task,
    int[] widths,
    int batch,
    String optimizer,
    double learningRate,
    double momentum,
    String loss,
    int threads,
    double warmUpSeconds,
    int rows,
    Path features,
    Path labels,
    long seed) {
  /** Updates; the work of a round is rows. */
  public static final String TRAIN = "train";

  /** Answers for one row at a time; the work of a round is calls, at the median call's speed. */
  public static final String PREDICT = "predict";

  /** Writes it down. */
  public void write(Path file) throws IOException {
    Map<String, Object> keys = new LinkedHashMap<>();
    keys.put("task", task);
    keys.put("widths", join(widths));
    keys.put("batch", batch);
    keys.put("optimizer", optimizer);
    keys.put("learningRate", learningRate);
    keys.put("momentum", momentum);
    keys.put("loss", loss);
    keys.put("threads", threads);
    keys.put("warmUpSeconds", warmUpSeconds);
    keys.put("rows", rows);
    keys.put("features", features.toAbsolutePath());
    keys.put("labels", labels.toAbsolutePath());
    keys.put("seed", seed);
    StringBuilder text = new StringBuilder();
    keys.forEach((key, value) -> text.append(key).append('=').append(value).append('\n'));
    Files.writeString(file, text);
  }

  /** Reads what {@link #write} wrote. */
  public static Assignment read(Path file) throws IOException {
    Map<String, String> keys = new LinkedHashMap<>();
    for (String line : Files.readAllLines(file)) {
      int equals = line.indexOf('=');
      keys.put(line.substring(0, equals), line.substring(equals + 1));
    }
    return new Assignment(
        keys.get("task"),
        Arrays.stream(keys.get("widths").split(",")).mapToInt(Integer::parseInt).toArray(),
        Integer.parseInt(keys.get("batch")),
        keys.get("optimizer"),
        Double.parseDouble(keys.get("learningRate")),
        Double.parseDouble(keys.get("momentum")),
        keys.get("loss"),
        Integer.parseInt(keys.get("threads")),
        Double.parseDouble(keys.get("warmUpSeconds")),
        Integer.parseInt(keys.get("rows")),
        Path.of(keys.get("features")),
        Path.of(keys.get("labels")),
        Long.parseLong(keys.get("seed")));
  }

  /** Whether one output says yes or no, rather than an output a class. */
  public boolean binary() {
    return loss.equals("binary-cross-entropy");
  }

  private static String join(int[] values) {
    StringBuilder text = new StringBuilder();
    for (int value : values) {
      text.append(text.length() == 0 ? "" : ",").append(value);
    }
    return text.toString();
  }
}
