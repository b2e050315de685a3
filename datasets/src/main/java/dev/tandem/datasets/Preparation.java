package dev.tandem.datasets;

import dev.tandem.data.Preprocessing;
import dev.tandem.data.RowSplit;
import dev.tandem.data.TargetScale;
import dev.tandem.data.Targets;
import dev.tandem.datasets.preflight.Finding;
import dev.tandem.datasets.source.FittedRows;
import dev.tandem.datasets.source.RawRows;
import dev.tandem.datasets.source.Source;
import dev.tandem.datasets.table.TrainingRows;
import dev.tandem.evaluation.AveragePrecision;
import dev.tandem.evaluation.Predictions;
import dev.tandem.model.Safetensors;
import dev.tandem.model.Safetensors.Entry;
import dev.tandem.model.Safetensors.Type;
import dev.tandem.network.DataSpec;
import dev.tandem.network.SplitSpec;
import dev.tandem.network.Task;
import dev.tandem.tensor.Matrix;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;

/** From a source to a prepared file: load, deal out, fit on the training rows, encode, store. */
final class Preparation {
  private static final int MOST_BYTES = 256 << 20; // of a piece of features

  private final Source source;
  private final SplitSpec split;
  private final RawRows rows;
  private final RowSplit dealt;
  private final List<String> findings;
  private final double noise;
  private final long seed;
  private final long splitSeed;

  Preparation(Source source, DataSpec spec, SplitSpec split) {
    this.source = source;
    this.split = split;
    this.rows = source.load(spec);
    this.dealt = new RowDealer(spec, split).deal(rows);
    this.findings = rows.findings(dealt, split).stream().map(Finding::text).toList();
    this.noise = spec.labelNoise();
    this.seed = spec.seed();
    this.splitSeed = spec.splitSeed();
  }

  /** What is told of the data, without encoding it; features are not counted. */
  DataFacts look() {
    return facts("", 0, TargetScale.NONE);
  }

  /** Writes the file whole or not at all. */
  DataFacts write(Path file) {
    Targets targets = trainingTargets();
    FittedRows fitted = rows.fit(new TrainingRows(dealt.training(), targets, splitSeed));
    Map<String, Entry> tensors = tensors(fitted, targets);
    DataFacts facts = facts("", fitted.featureNames().size(), fitted.preprocessing().targetScale());
    String fingerprint = Fingerprint.of(facts, fitted.preprocessing(), tensors);
    DataFacts complete = facts(fingerprint, facts.features(), fitted.preprocessing().targetScale());
    Preprocessing preprocessing = fitted.preprocessing();
    Map<String, String> metadata =
        PreparedFormat.metadata(complete, preprocessing, fitted.featureNames());
    metadata.put(Checksum.KEY, Checksum.of(metadata, tensors));
    Safetensors.write(file, metadata, tensors);
    return complete;
  }

  private Map<String, Entry> tensors(FittedRows fitted, Targets training) {
    Map<String, Entry> tensors = new LinkedHashMap<>();
    List<Entry> features = pieces(dealt.training(), fitted, fitted::encodeTraining);
    put(PreparedFormat.TRAINING, dealt.training(), training, features, tensors);
    if (!(split instanceof SplitSpec.None)) {
      put(PreparedFormat.VALIDATION, dealt.validation(), fitted, tensors);
      put(PreparedFormat.TEST, dealt.test(), fitted, tensors);
    }
    return tensors;
  }

  private void put(String side, int[] chosen, FittedRows fitted, Map<String, Entry> tensors) {
    List<Entry> features = pieces(chosen, fitted, (own, first) -> fitted.encode(own));
    put(side, chosen, targets(chosen), features, tensors);
  }

  private Targets targets(int[] chosen) {
    return rows.targets().of(chosen);
  }

  private Targets trainingTargets() {
    Targets own = targets(dealt.training());
    return noise > 0 ? LabelNoise.apply((Targets.Classes) own, noise, seed) : own;
  }

  private List<String> notes(TargetScale scale) {
    List<String> notes = new ArrayList<>(rows.notes());
    if (scale.scales()) {
      notes.add(
          String.format(
              Locale.ROOT,
              "targets are standardized for training, (y - %.6g) / %.6g; the loss is of the"
                  + " standardized ones, all else in the column's unit",
              scale.mean(),
              scale.deviation()));
    }
    if (noise > 0) {
      notes.add(LabelNoise.note(dealt.training().length, noise));
    }
    return notes;
  }

  private void put(
      String side,
      int[] chosen,
      Targets targets,
      List<Entry> features,
      Map<String, Entry> tensors) {
    int[] sourceRows = Arrays.stream(chosen).map(rows::sourceRow).toArray();
    PreparedFormat.putFeatures(side, features, tensors);
    PreparedFormat.putTargets(side, targets, tensors);
    tensors.put(side + ".rows", Entry.of(sourceRows, chosen.length));
  }

  /** Takes rows, and the place of the first of them among all rows of a side. */
  private interface Encoding {
    Entry encode(int[] rows, int first);
  }

  private static List<Entry> pieces(int[] chosen, FittedRows fitted, Encoding encoding) {
    boolean bytes = fitted.preprocessing() instanceof Preprocessing.Pixels;
    int rows = bytes ? Math.max(1, chosen.length) : rowsOfPiece(fitted);
    List<Entry> pieces = new ArrayList<>();
    int from = 0;
    do {
      int to = (int) Math.min((long) from + rows, chosen.length);
      pieces.add(encoding.encode(Arrays.copyOfRange(chosen, from, to), from));
      from = to;
    } while (from < chosen.length);
    return pieces;
  }

  private static int rowsOfPiece(FittedRows fitted) {
    return Math.max(1, MOST_BYTES / Type.F32.bytes() / fitted.featureNames().size());
  }

  private DataFacts facts(String fingerprint, int features, TargetScale scale) {
    return new DataFacts(
        source.name(),
        rows.targets() instanceof Targets.Values ? Task.REGRESSION : Task.CLASSIFICATION,
        source.generated(),
        fingerprint,
        split.text(),
        features,
        rows.targets() instanceof Targets.Classes classes ? classes.names() : List.of(),
        dealt.training().length,
        dealt.validation().length,
        dealt.test().length,
        notes(scale),
        rows.columns(),
        findings,
        bestPrAuc(),
        scale.scales());
  }

  private OptionalDouble bestPrAuc() {
    if (rows.bestScores().isEmpty()) {
      return OptionalDouble.empty();
    }
    double[] scores = rows.bestScores().get();
    double[] logits = Arrays.stream(dealt.test()).mapToDouble(row -> scores[row]).toArray();
    Targets.Classes actual = (Targets.Classes) rows.targets().of(dealt.test());
    Matrix column = new Matrix(logits.length, 1, logits);
    return OptionalDouble.of(AveragePrecision.of(new Predictions(column, actual.labels(), 2), 1));
  }
}
