package dev.tandem.workbench.live.run;

import dev.tandem.data.DataSplits;
import dev.tandem.data.Dataset;
import dev.tandem.data.Features;
import dev.tandem.data.Targets;
import dev.tandem.datasets.DataFacts;
import dev.tandem.datasets.PreparedData;
import dev.tandem.engine.SessionState;
import dev.tandem.evaluation.Predictions;
import dev.tandem.model.Safetensors;
import dev.tandem.model.Safetensors.Entry;
import dev.tandem.network.ExperimentSpec;
import dev.tandem.network.Task;
import dev.tandem.tensor.Matrix;
import dev.tandem.tensor.Parameters;
import dev.tandem.tensor.Precision;
import dev.tandem.tensor.Tensor;
import dev.tandem.training.Criterion;
import dev.tandem.workbench.contender.process.ContenderRun;
import dev.tandem.workbench.contender.wire.StateFile;
import dev.tandem.workbench.contender.wire.TraceFile;
import dev.tandem.workbench.observed.SurfaceGrid;
import dev.tandem.workbench.observed.Surfaces;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * Looks at contenders between two slices: each writes its state, its predictions or a look into its
 * next step to a file, as it was asked to. What is seen is the contenders' own; hidden units over
 * the plane are computed by the reference engine from a contender's own weights.
 */
public final class Looker {
  /** More weights than these are no picture. */
  private static final int MOST_WEIGHTS = 2_000;

  private static final int MOST_PARAMETERS_COMPARED = 2_000_000;

  private final List<ContenderRun> runs;
  private final Path folder;
  private final PreparedData prepared;
  private final Optional<SurfaceGrid> grid;
  private List<Map<String, Object>> parity = List.of();

  /**
   * @param folder that takes the files
   */
  Looker(List<ContenderRun> runs, Path folder) {
    this.runs = runs;
    this.folder = folder;
    this.prepared = PreparedData.open(runs.get(0).planned().prepared().path());
    this.grid = SurfaceGrid.of(prepared.splits(), prepared.preprocessing());
  }

  public DataSplits splits() {
    return prepared.splits();
  }

  public PreparedData prepared() {
    return prepared;
  }

  /** Who can still be asked, in the order of the experiment. */
  public List<ContenderRun> asked() {
    return runs.stream().filter(ContenderRun::running).toList();
  }

  /** What the data is, as pages get it. */
  Map<String, Object> data() {
    DataFacts facts = prepared.facts();
    DataSplits splits = prepared.splits();
    Map<String, Object> data = new LinkedHashMap<>();
    data.put("name", facts.name());
    data.put("generated", facts.generated());
    data.put("task", facts.task().label());
    data.put("features", facts.features());
    data.put("classes", facts.classes());
    data.put("names", splits.training().featureNames());
    data.put(
        "rows",
        Map.of(
            "train", facts.trainRows(),
            "validation", facts.validationRows(),
            "test", facts.testRows()));
    data.put("points", grid.map(own -> points(own, splits)).orElse(null));
    data.put(
        "image",
        splits
            .training()
            .image()
            .map(shape -> Map.of("width", shape.width(), "height", shape.height()))
            .orElse(null));
    data.put("stepsPerEpoch", runs.get(0).stepsPerEpoch());
    data.put("epochs", runs.get(0).experiment().training().epochs());
    return data;
  }

  private static Map<String, Object> points(SurfaceGrid grid, DataSplits splits) {
    Surfaces seen = Surfaces.of(grid, List.of(), splits.training(), splits.test());
    return Map.of(
        "train", points(seen.training()),
        "test", points(seen.test()),
        "x", seen.xRange(),
        "y", seen.yRange());
  }

  private static List<float[]> points(Surfaces.Points points) {
    List<float[]> list = new ArrayList<>();
    for (int i = 0; i < points.x().length; i++) {
      list.add(new float[] {points.x()[i], points.y()[i], points.targets()[i]});
    }
    return list;
  }

  /** What there is to see now, as pages get it. */
  Map<String, Object> look() {
    Map<String, SessionState> states = new LinkedHashMap<>();
    Map<String, Object> contenders = new LinkedHashMap<>();
    boolean compared = asked().size() > 1;
    for (ContenderRun run : asked()) {
      if (isSmall(run) || compared && isComparable(run)) { // or nobody would see it
        state(run).ifPresent(state -> states.put(run.planned().id(), state));
      }
      contenders.put(run.planned().id(), contender(run, states.get(run.planned().id())));
    }
    parity = Parities.of(runs, states);
    ContenderRun first = runs.get(0);
    Map<String, Object> look = new LinkedHashMap<>();
    look.put("step", first.step());
    look.put("epoch", first.epochs().size());
    look.put("network", LayerViews.of(first.experiment().network()));
    look.put("contenders", contenders);
    return look;
  }

  /** How far the contenders' weights are apart, as of the last look. */
  List<Map<String, Object>> parity() {
    return parity;
  }

  private static boolean isSmall(ContenderRun run) {
    return run.experiment().network().parameterCount() <= MOST_WEIGHTS;
  }

  private static boolean isComparable(ContenderRun run) {
    return run.experiment().network().parameterCount() <= MOST_PARAMETERS_COMPARED;
  }

  /**
   * @param state null where it is not shown
   */
  private Map<String, Object> contender(ContenderRun run, SessionState state) {
    boolean small = state != null && isSmall(run);
    Map<String, Object> seen = new LinkedHashMap<>();
    seen.put("weights", small ? byName(state.parameters()) : null);
    seen.put(
        "gradients",
        small ? trace(run, null).map(own -> byName(own.trace().gradients())).orElse(null) : null);
    seen.put("surface", grid.map(own -> surface(run, own)).orElse(null));
    seen.put(
        "units",
        grid.isPresent() && small ? Units.over(grid.get(), run.experiment(), state) : null);
    return seen;
  }

  /** {@code "0.weight"} as [out][in], {@code "0.bias"} as [out]. */
  private static Map<String, Object> byName(Parameters parameters) {
    Map<String, Object> named = new LinkedHashMap<>();
    parameters.tensors().forEach((name, tensor) -> named.put(name, rows(tensor)));
    return named;
  }

  /** In its own precision: what a page shows is what the contender holds. */
  private static Object rows(Tensor tensor) {
    int[] shape = tensor.shape();
    int width = shape[shape.length - 1];
    List<List<Number>> rows = new ArrayList<>();
    for (int start = 0; start < tensor.size(); start += width) {
      List<Number> row = new ArrayList<>();
      for (int i = start; i < start + width; i++) {
        double value = tensor.get(i);
        row.add(tensor.precision() == Precision.FLOAT32 ? (Number) (float) value : (Number) value);
      }
      rows.add(row);
    }
    return shape.length == 1 ? rows.get(0) : rows;
  }

  private Map<String, Object> surface(ContenderRun run, SurfaceGrid own) {
    Matrix outputs = predict(run, own.features()).orElse(null);
    if (outputs == null) {
      return null;
    }
    List<String> pictures = new ArrayList<>();
    if (prepared.facts().task() == Task.CLASSIFICATION) {
      Predictions predicted = predictions(run.experiment(), outputs);
      int classes = prepared.facts().classes().size();
      for (int c = classes == 2 ? 1 : 0; c < classes; c++) {
        pictures.add(Pictures.unit(probabilities(predicted, c)));
      }
    } else {
      pictures.add(Pictures.spread(outputs.values()));
    }
    Map<String, Object> surface = new LinkedHashMap<>();
    surface.put("size", SurfaceGrid.SIDE);
    surface.put("x", own.range(0));
    surface.put("y", own.range(1));
    surface.put("outputs", pictures);
    return surface;
  }

  private static double[] probabilities(Predictions predicted, int c) {
    double[] values = new double[predicted.rows()];
    for (int row = 0; row < values.length; row++) {
      values[row] = predicted.probability(row, c);
    }
    return values;
  }

  /** What outputs predict, of classes. */
  Predictions predictions(ExperimentSpec experiment, Matrix outputs) {
    return new Predictions(
        outputs,
        new int[outputs.rows()],
        prepared.facts().classes().size(),
        Criterion.lossOfError(experiment.loss()));
  }

  /** A contender's state; empty if it has failed meanwhile. */
  public Optional<SessionState> state(ContenderRun run) {
    Path file = file(run, "state");
    run.state(file);
    return run.running() ? Optional.of(read(file, StateFile::read)) : Optional.empty();
  }

  /**
   * A look into a contender's next step; empty if its engine cannot look.
   *
   * @param rows of the training data; null for those of the next batch
   */
  public Optional<TraceFile.Look> trace(ContenderRun run, int[] rows) {
    Path file = file(run, "trace");
    run.trace(rows, file);
    return Files.exists(file) ? Optional.of(read(file, TraceFile::read)) : Optional.empty();
  }

  /** A contender's outputs for rows; empty if it has failed meanwhile. */
  Optional<Matrix> predict(ContenderRun run, Features rows) {
    Path asked = folder.resolve("rows.safetensors");
    float[] values = new float[rows.rows() * rows.width()];
    float[] row = new float[rows.width()];
    for (int i = 0; i < rows.rows(); i++) {
      rows.copy(i, row);
      System.arraycopy(row, 0, values, i * row.length, row.length);
    }
    Safetensors.write(
        asked, Map.of(), Map.of("features", Entry.of(values, rows.rows(), rows.width())));
    return predicted(run, asked);
  }

  /** A contender's outputs for the test rows; empty if it has failed meanwhile. */
  Optional<Matrix> predictTest(ContenderRun run) {
    return predict(run, splits().test().features());
  }

  private Optional<Matrix> predicted(ContenderRun run, Path asked) {
    Path file = file(run, "predictions");
    run.predict(asked, file);
    return run.running()
        ? Optional.of(read(file, own -> inUnit(Safetensors.read(own).matrix("predictions"))))
        : Optional.empty();
  }

  private Matrix inUnit(Matrix outputs) {
    Targets targets = prepared.splits().training().targets();
    return targets instanceof Targets.Values ? targets.inUnit(outputs) : outputs;
  }

  private Path file(ContenderRun run, String name) {
    return folder.resolve(run.planned().id()).resolve(name + ".safetensors");
  }

  private static <T> T read(Path file, Function<Path, T> reader) {
    T contents = reader.apply(file);
    try {
      Files.delete(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return contents;
  }

  /** The rows that are trained on. */
  public Dataset training() {
    return prepared.splits().training();
  }

  /** Each contender's probabilities of the classes, or its number, for one row. */
  public Map<String, Object> probabilities(Features row) {
    Map<String, Object> contenders = new LinkedHashMap<>();
    for (ContenderRun run : asked()) {
      predict(run, row).ifPresent(own -> contenders.put(run.planned().id(), answer(run, own)));
    }
    return Map.of("contenders", contenders, "classes", prepared.facts().classes());
  }

  private double[] answer(ContenderRun run, Matrix outputs) {
    if (prepared.facts().task() == Task.REGRESSION) {
      return outputs.values();
    }
    Predictions predicted = predictions(run.experiment(), outputs);
    double[] probabilities = new double[prepared.facts().classes().size()];
    for (int c = 0; c < probabilities.length; c++) {
      probabilities[c] = predicted.probability(0, c);
    }
    return probabilities;
  }

  /** First-layer weights and confusing test images; empty unless rows are images. */
  public Optional<Map<String, Object>> images() {
    return training().image().map(shape -> new Images(this, shape).told());
  }
}
