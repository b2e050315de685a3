package dev.tandem.datasets;

import dev.tandem.data.DataSplits;
import dev.tandem.data.Dataset;
import dev.tandem.data.Features;
import dev.tandem.data.ImageShape;
import dev.tandem.data.Preprocessing;
import dev.tandem.data.Targets;
import dev.tandem.model.PreprocessingText;
import dev.tandem.model.Safetensors.Contents;
import dev.tandem.model.Safetensors.Entry;
import dev.tandem.model.Safetensors.Type;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * How prepared data lies in a safetensors file: for each side {@code training}, {@code validation}
 * and {@code test} the tensors {@code .features} (F32 or U8, [rows, features]), {@code .labels} and
 * {@code .rows} (I32, [rows]; numbers of the rows in the source); facts and preprocessing in the
 * metadata. Where all sides are the same rows, training is stored alone.
 */
final class PreparedFormat {
  /** Another whenever an older file must not be taken for a newer one. */
  static final String VERSION = "tandem.prepared/1";

  static final String TRAINING = "training";
  static final String VALIDATION = "validation";
  static final String TEST = "test";

  private PreparedFormat() {}

  static Map<String, String> metadata(
      DataFacts facts, Preprocessing preprocessing, List<String> featureNames) {
    Metadata metadata = new Metadata();
    metadata.put("format", VERSION);
    metadata.put("name", facts.name());
    metadata.put("generated", facts.generated());
    metadata.put("fingerprint", facts.fingerprint());
    metadata.put("split", facts.split());
    metadata.putList("classes", facts.classes());
    metadata.putList("notes", facts.notes());
    facts.bestPrAuc().ifPresent(best -> metadata.put("bestPrAuc", best));
    metadata.putList("featureNames", featureNames);
    metadata.put("preprocessing", PreprocessingText.write(preprocessing));
    return metadata.texts();
  }

  /**
   * @throws RuntimeException of some kind if the contents are not what {@link #metadata} and the
   *     class comment say
   */
  static PreparedData read(Contents contents) {
    Metadata metadata = new Metadata(contents.metadata());
    if (!metadata.get("format").equals(VERSION)) {
      throw new IllegalArgumentException("format " + metadata.get("format"));
    }
    Preprocessing preprocessing =
        PreprocessingText.read(metadata.get("preprocessing"), contents.file().toString());
    boolean same = !contents.tensors().containsKey(TEST + ".labels");
    String validation = same ? TRAINING : VALIDATION;
    String test = same ? TRAINING : TEST;
    DataSplits splits =
        new DataSplits(
            dataset(contents, metadata, preprocessing, TRAINING),
            dataset(contents, metadata, preprocessing, validation),
            dataset(contents, metadata, preprocessing, test));
    return new PreparedData(
        facts(metadata, splits),
        splits,
        preprocessing,
        contents.get(TRAINING + ".rows").ints(),
        contents.get(validation + ".rows").ints(),
        contents.get(test + ".rows").ints());
  }

  private static DataFacts facts(Metadata metadata, DataSplits splits) {
    return new DataFacts(
        metadata.get("name"),
        Boolean.parseBoolean(metadata.get("generated")),
        metadata.get("fingerprint"),
        metadata.get("split"),
        splits.training().features().width(),
        metadata.getList("classes"),
        splits.training().rows(),
        splits.validation().rows(),
        splits.test().rows(),
        metadata.getList("notes"),
        metadata.has("bestPrAuc")
            ? OptionalDouble.of(metadata.getDouble("bestPrAuc"))
            : OptionalDouble.empty());
  }

  private static Dataset dataset(
      Contents contents, Metadata metadata, Preprocessing preprocessing, String side) {
    int[] labels = contents.get(side + ".labels", Type.I32).ints();
    return new Dataset(
        metadata.get("name"),
        features(contents.get(side + ".features"), preprocessing),
        new Targets.Classes(labels, metadata.getList("classes")),
        metadata.getList("featureNames"),
        image(preprocessing));
  }

  static Features features(Entry entry, Preprocessing preprocessing) {
    int width = entry.shape()[1];
    return preprocessing instanceof Preprocessing.Pixels pixels
        ? Features.of(entry.bytes(), width, pixels.scale(), pixels.offset())
        : Features.of(entry.floats(), width);
  }

  static Optional<ImageShape> image(Preprocessing preprocessing) {
    return preprocessing instanceof Preprocessing.Pixels pixels
        ? Optional.of(pixels.shape())
        : Optional.empty();
  }
}
