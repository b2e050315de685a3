package dev.tandem.workbench.bench;

import dev.tandem.data.Dataset;
import dev.tandem.data.Features;
import dev.tandem.datasets.DataFacts;
import dev.tandem.datasets.DataFolders;
import dev.tandem.datasets.DatasetCatalog;
import dev.tandem.datasets.PreparedData;
import dev.tandem.datasets.PreparedFile;
import dev.tandem.network.ExperimentSpec;
import dev.tandem.network.LayerSpec;
import dev.tandem.network.NetworkSpec;
import dev.tandem.network.OptimizerSpec;
import dev.tandem.network.tree.ExperimentReader;
import dev.tandem.workbench.compare.experiment.ExperimentFiles;
import dev.tandem.workbench.compare.run.Preparation;
import dev.tandem.workbench.rounds.Assignment;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.stream.IntStream;

/**
 * A case with its data: for Tandem's engines the experiment and the prepared file, for everybody
 * else the same rows as plain numbers.
 *
 * @param experiment fitted
 * @param folder that takes what runners read and write
 */
record PreparedCase(
    BenchCase bench, ExperimentSpec experiment, PreparedFile prepared, Path folder) {
  private static final int ROWS_AT_ONCE = 1024;

  /** Prepares real data where it is, and generated data where it is not. */
  static PreparedCase of(BenchCase bench, DataFolders folders, Path folder) throws IOException {
    boolean real = Files.isDirectory(folders.data().resolve(bench.real()));
    String source = real ? bench.real() : bench.generated();
    ExperimentSpec spec =
        ExperimentReader.read(
            bench
                .applyTo(ExperimentFiles.load(source))
                .without("contenders")
                .without("repeats")
                .without("threads"));
    PreparedFile prepared = DatasetCatalog.prepare(spec.data(), folders);
    PreparedCase ready =
        new PreparedCase(
            bench, Preparation.fit(spec, prepared), prepared, folder.resolve(bench.name()));
    Files.createDirectories(ready.folder);
    ready.writeRows();
    return ready;
  }

  /** What everybody but Tandem's engines reads. */
  Path assignment(int threads, double warmUpSeconds) throws IOException {
    OptimizerSpec optimizer = experiment.optimizer();
    Path file = folder.resolve("assignment-" + threads + ".txt");
    new Assignment(
            bench.task(),
            widths(),
            batch(),
            optimizer.name(),
            optimizer.learningRate(),
            optimizer instanceof OptimizerSpec.Sgd sgd ? sgd.momentum() : 0,
            experiment.loss().name(),
            threads,
            warmUpSeconds,
            facts().trainRows(),
            features(),
            labels(),
            experiment.training().seed())
        .write(file);
    return file;
  }

  DataFacts facts() {
    return prepared.facts();
  }

  private int batch() {
    return experiment.training().batchSize().orElse(facts().trainRows());
  }

  private int[] widths() {
    NetworkSpec network = experiment.network();
    IntStream.Builder widths = IntStream.builder();
    widths.add(network.widthInto(0));
    for (int layer = 0; layer < network.layers().size(); layer++) {
      if (network.layers().get(layer) instanceof LayerSpec.Dense) {
        widths.add(network.widthInto(layer + 1));
      }
    }
    return widths.build().toArray();
  }

  /**
   * Of matrix products only, a multiply-add being two: a row's answer takes one product a layer,
   * its step three, but two in the first layer, since nobody needs the gradient of the data.
   */
  long operationsPerUnit() {
    int[] widths = widths();
    boolean training = bench.task().equals(Assignment.TRAIN);
    long operations = 0;
    for (int layer = 0; layer + 1 < widths.length; layer++) {
      long product = 2L * widths[layer] * widths[layer + 1];
      int products = layer == 0 ? 2 : 3;
      operations += training ? products * product : product;
    }
    return operations;
  }

  String title() {
    if (bench.task().equals(Assignment.PREDICT)) {
      return experiment.network().summary() + ", one row a call";
    }
    OptimizerSpec optimizer = experiment.optimizer();
    String momentum =
        optimizer instanceof OptimizerSpec.Sgd sgd ? ", momentum " + sgd.momentum() : "";
    return String.format(
        Locale.ROOT,
        "%s, batch %d, %s%s, %s",
        experiment.network().summary(),
        batch(),
        optimizer.name(),
        momentum,
        experiment.loss().name());
  }

  String data() {
    return String.format(
        Locale.ROOT,
        "%s (%s), %,d rows of %d features",
        facts().name(),
        facts().generated() ? "generated" : "real",
        facts().trainRows(),
        facts().features());
  }

  private Path features() {
    return folder.resolve("features.f32");
  }

  private Path labels() {
    return folder.resolve("labels.i32");
  }

  /** Large, and of no use afterwards. */
  void removeRows() throws IOException {
    Files.deleteIfExists(features());
    Files.deleteIfExists(labels());
  }

  private void writeRows() throws IOException {
    Dataset training = PreparedData.open(prepared.path()).splits().training();
    Features features = training.features();
    ByteBuffer bytes = buffer(ROWS_AT_ONCE * features.width());
    float[] values = new float[ROWS_AT_ONCE * features.width()];
    try (OutputStream out = Files.newOutputStream(features())) {
      for (int from = 0; from < features.rows(); from += ROWS_AT_ONCE) {
        int to = Math.min(from + ROWS_AT_ONCE, features.rows());
        features.gather(IntStream.range(from, to).toArray(), values);
        bytes.clear().asFloatBuffer().put(values);
        out.write(bytes.array(), 0, (to - from) * features.width() * Float.BYTES);
      }
    }
    int[] labels = training.classes().labels();
    ByteBuffer encoded = buffer(labels.length);
    encoded.asIntBuffer().put(labels);
    Files.write(labels(), encoded.array());
  }

  private static ByteBuffer buffer(int values) {
    return ByteBuffer.allocate(values * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
  }
}
