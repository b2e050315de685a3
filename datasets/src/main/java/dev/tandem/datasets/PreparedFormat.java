package dev.tandem.datasets;

import dev.tandem.data.DataSplits;
import dev.tandem.data.Dataset;
import dev.tandem.data.Features;
import dev.tandem.data.ImageShape;
import dev.tandem.data.PackedBytes;
import dev.tandem.data.Preprocessing;
import dev.tandem.data.Targets;
import dev.tandem.model.PreprocessingText;
import dev.tandem.model.Safetensors.Contents;
import dev.tandem.model.Safetensors.Entry;
import dev.tandem.model.Safetensors.Type;
import dev.tandem.network.Task;
import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * How prepared data lies in a safetensors file: for each side {@code training}, {@code validation}
 * and {@code test} the tensors {@code .features} (F32, [rows, features]; more than 256 MB in
 * pieces, {@code .features.0}, {@code .features.1}, ...) or, of images, those of {@link
 * PackedBytes}, {@code .starts} (I32, [rows + 1]) and {@code .packed} (U8); {@code .labels} (I32,
 * [rows]) or, of numbers, {@code .values} (F32, [rows, width]); and {@code .rows} (I32, [rows];
 * numbers of the rows in the source). Facts, preprocessing and a checksum are in the metadata.
 * Where all sides are the same rows, training is stored alone.
 */
final class PreparedFormat {
  /** Another whenever an older file must not be taken for a newer one. */
  static final String VERSION = "tandem.prepared/5";

  static final String TRAINING = "training";
  static final String VALIDATION = "validation";
  static final String TEST = "test";

  private static final String FEATURES = ".features";
  private static final String STARTS = ".starts";
  private static final String PACKED = ".packed";
  private static final String ROWS = ".rows";
  private static final String LABELS = ".labels";
  private static final String VALUES = ".values";

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
    ColumnFactsText.write(facts.columns(), metadata);
    metadata.putList("findings", facts.findings());
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
    boolean same = !contents.tensors().containsKey(TEST + ROWS);
    String validation = same ? TRAINING : VALIDATION;
    String test = same ? TRAINING : TEST;
    DataSplits splits =
        new DataSplits(
            dataset(contents, metadata, preprocessing, TRAINING),
            dataset(contents, metadata, preprocessing, validation),
            dataset(contents, metadata, preprocessing, test));
    return new PreparedData(
        facts(metadata, splits, preprocessing),
        splits,
        preprocessing,
        contents.get(TRAINING + ROWS).ints(),
        contents.get(validation + ROWS).ints(),
        contents.get(test + ROWS).ints());
  }

  private static DataFacts facts(
      Metadata metadata, DataSplits splits, Preprocessing preprocessing) {
    return new DataFacts(
        metadata.get("name"),
        splits.training().targets() instanceof Targets.Values
            ? Task.REGRESSION
            : Task.CLASSIFICATION,
        Boolean.parseBoolean(metadata.get("generated")),
        metadata.get("fingerprint"),
        metadata.get("split"),
        splits.training().features().width(),
        metadata.getList("classes"),
        splits.training().rows(),
        splits.validation().rows(),
        splits.test().rows(),
        metadata.getList("notes"),
        ColumnFactsText.read(metadata),
        metadata.getList("findings"),
        metadata.has("bestPrAuc")
            ? OptionalDouble.of(metadata.getDouble("bestPrAuc"))
            : OptionalDouble.empty(),
        preprocessing.targetScale().scales());
  }

  private static Dataset dataset(
      Contents contents, Metadata metadata, Preprocessing preprocessing, String side) {
    return new Dataset(
        metadata.get("name"),
        features(contents, preprocessing, side),
        targets(contents, metadata, side).scaledBy(preprocessing.targetScale()),
        metadata.getList("featureNames"),
        image(preprocessing));
  }

  static void putTargets(String side, Targets targets, Map<String, Entry> tensors) {
    if (targets instanceof Targets.Values values) {
      Entry entry = Entry.of(values.values(), values.rows(), values.width());
      tensors.put(side + VALUES, entry);
    } else {
      int[] labels = ((Targets.Classes) targets).labels();
      tensors.put(side + LABELS, Entry.of(labels, labels.length));
    }
  }

  private static Targets targets(Contents contents, Metadata metadata, String side) {
    if (!contents.tensors().containsKey(side + VALUES)) {
      int[] labels = contents.get(side + LABELS, Type.I32).ints();
      return new Targets.Classes(labels, metadata.getList("classes"));
    }
    Entry entry = contents.get(side + VALUES, Type.F32);
    float[] values = new float[entry.shape()[0] * entry.shape()[1]];
    entry.floats().get(values);
    return new Targets.Values(values, entry.shape()[1]);
  }

  /**
   * @param pieces of equally many rows, the last of fewer; of bytes one
   */
  static void putFeatures(String side, List<Entry> pieces, Map<String, Entry> tensors) {
    Entry first = pieces.get(0);
    if (first.type() == Type.F32) {
      for (int i = 0; i < pieces.size(); i++) {
        tensors.put(pieces.size() == 1 ? side + FEATURES : piece(side, i), pieces.get(i));
      }
      return;
    }
    PackedBytes packed = PackedBytes.of(first.bytes(), first.shape()[1]);
    tensors.put(side + STARTS, Entry.of(packed.starts(), packed.rows() + 1));
    tensors.put(side + PACKED, Entry.ofBytes(packed.packed(), packed.packed().remaining()));
  }

  private static String piece(String side, int index) {
    return side + FEATURES + "." + index;
  }

  /** Of rows as a source encodes them. */
  static Features features(Entry entry, Preprocessing preprocessing) {
    int width = entry.shape()[1];
    return preprocessing instanceof Preprocessing.Pixels pixels
        ? Features.of(entry.bytes(), width, pixels.scale(), pixels.offset())
        : Features.of(entry.floats(), width);
  }

  private static Features features(Contents contents, Preprocessing preprocessing, String side) {
    if (preprocessing instanceof Preprocessing.Pixels pixels) {
      PackedBytes packed =
          new PackedBytes(
              pixels.shape().height() * pixels.shape().width(),
              contents.get(side + STARTS, Type.I32).ints(),
              contents.get(side + PACKED, Type.U8).data());
      return Features.of(packed, pixels.scale(), pixels.offset());
    }
    if (!contents.tensors().containsKey(piece(side, 0))) {
      return features(contents.get(side + FEATURES, Type.F32), preprocessing);
    }
    List<FloatBuffer> pieces = new ArrayList<>();
    for (int i = 0; contents.tensors().containsKey(piece(side, i)); i++) {
      pieces.add(contents.get(piece(side, i), Type.F32).floats());
    }
    int[] shape = contents.get(piece(side, 0)).shape();
    return Features.of(pieces, shape[0], shape[1]);
  }

  static Optional<ImageShape> image(Preprocessing preprocessing) {
    return preprocessing instanceof Preprocessing.Pixels pixels
        ? Optional.of(pixels.shape())
        : Optional.empty();
  }
}
