package dev.tandem.workbench.export;

import dev.tandem.data.DataSplits;
import dev.tandem.datasets.PreparedFile;
import dev.tandem.file.WholeFile;
import dev.tandem.file.WholeFile.Lasting;
import dev.tandem.model.Safetensors;
import dev.tandem.network.ExperimentSpec;
import dev.tandem.workbench.compare.experiment.ComparisonSpec;
import dev.tandem.workbench.compare.experiment.YamlFile;
import dev.tandem.workbench.compare.run.Preparation;
import dev.tandem.workbench.contender.process.Contender;
import dev.tandem.workbench.export.program.JavaProgram;
import dev.tandem.workbench.export.program.NumpyProgram;
import dev.tandem.workbench.export.program.Recipe;
import dev.tandem.workbench.export.program.TorchProgram;
import java.io.IOException;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * An experiment as a folder or zip file to take away: its file, a program each for PyTorch, NumPy
 * and Java, and the numbers that all of them start from.
 */
public final class TakeAway {
  /** How large the file of numbers becomes at most, unless somebody says otherwise. */
  public static final long MOST_BYTES = 100_000_000;

  private static final String NUMBERS = "experiment.safetensors";

  private final Recipe recipe;
  private final String experimentFile;
  private final List<String> leftOut;

  private TakeAway(Recipe recipe, String experimentFile, List<String> leftOut) {
    this.recipe = recipe;
    this.experimentFile = experimentFile;
    this.leftOut = leftOut;
  }

  /** The experiment of a comparison, its file of numbers as large as usual at most. */
  public static TakeAway of(ComparisonSpec spec, Preparation preparation) {
    return of(spec, preparation, MOST_BYTES);
  }

  /**
   * The experiment of a comparison, without anybody's overrides.
   *
   * @param mostBytes of rows, orders and masks; of data that is larger, fewer rows are taken, and
   *     the experiment says so
   * @throws dev.tandem.network.SpecException if the network does not fit the data
   * @throws dev.tandem.data.DataException if the data cannot be used
   */
  public static TakeAway of(ComparisonSpec spec, Preparation preparation, long mostBytes) {
    List<String> leftOut = new ArrayList<>();
    for (Contender contender : spec.contenders()) {
      if (!contender.overrides().entries().isEmpty()) {
        leftOut.add(
            "the programs are the experiment without the overrides of contender " + contender.id());
      }
    }
    String limit =
        ", to stay below %s MB; 'tandem export --megabytes N' takes more"
            .formatted(BigDecimal.valueOf(mostBytes, 6).stripTrailingZeros().toPlainString());
    ExperimentSpec experiment = spec.experiment();
    PreparedFile file = preparation.prepare(experiment.data());
    Recipe whole = recipe(experiment, file, preparation);
    Extent extent = new Extent(whole, mostBytes);
    if (!extent.fitsRows()) {
      int train = extent.trainingRows();
      int test = extent.testRows();
      leftOut.add(
          "%d of %d training rows and %d of %d test rows are taken"
                  .formatted(
                      train, whole.data().training().rows(), test, whole.data().test().rows())
              + limit);
      experiment = experiment.with(experiment.data().withAtMost(train, test));
      whole = recipe(experiment, preparation.prepare(experiment.data()), preparation);
    }
    int epochs = new Extent(whole, mostBytes).epochs();
    if (epochs < whole.epochs()) {
      leftOut.add("the programs train %d of %d epochs".formatted(epochs, whole.epochs()) + limit);
    }
    return new TakeAway(
        new Recipe(whole.experiment(), whole.data(), epochs),
        YamlFile.write(spec.with(experiment, spec.verdicts()).toPlain()),
        leftOut);
  }

  private static Recipe recipe(
      ExperimentSpec experiment, PreparedFile file, Preparation preparation) {
    return new Recipe(
        Preparation.fit(experiment, file),
        preparation.splits(file),
        experiment.training().epochs());
  }

  /** An experiment that is fitted to its data, all of it. */
  static TakeAway of(ExperimentSpec fitted, DataSplits data, String experimentFile) {
    return new TakeAway(
        new Recipe(fitted, data, fitted.training().epochs()), experimentFile, List.of());
  }

  /** What the programs do not have of the experiment, a line each. */
  public List<String> leftOut() {
    return leftOut;
  }

  /**
   * Writes the folder's files, each whole; older ones of the same names are replaced.
   *
   * @param folder need not be there
   * @throws dev.tandem.file.OutputException if something else has its name, or a file's
   */
  public void writeTo(Path folder) throws IOException {
    WholeFile.requireFolder(folder);
    Files.createDirectories(folder);
    Safetensors.write(folder.resolve(NUMBERS), Map.of(), Numbers.of(recipe));
    for (Map.Entry<String, String> text : texts().entrySet()) {
      WholeFile.writeText(folder.resolve(text.getKey()), Lasting.ON_DISK, text.getValue());
    }
  }

  /** Writes the same files as a zip file, in a folder of the experiment's name. */
  public void zip(OutputStream out) throws IOException {
    Path numbers = Files.createTempFile("tandem-take-away", ".safetensors");
    try {
      Safetensors.writeTemporary(numbers, Numbers.of(recipe));
      String folder = recipe.name() + "/";
      ZipOutputStream zip = new ZipOutputStream(out);
      for (Map.Entry<String, String> text : texts().entrySet()) {
        zip.putNextEntry(new ZipEntry(folder + text.getKey()));
        zip.write(text.getValue().getBytes(StandardCharsets.UTF_8));
      }
      zip.putNextEntry(new ZipEntry(folder + NUMBERS));
      Files.copy(numbers, zip);
      zip.finish();
    } finally {
      Files.delete(numbers);
    }
  }

  private Map<String, String> texts() {
    Map<String, String> texts = new LinkedHashMap<>();
    texts.put("README.md", Readme.of(recipe, leftOut));
    texts.put("experiment.yaml", experimentFile);
    texts.put("train_pytorch.py", TorchProgram.of(recipe));
    texts.put("train_numpy.py", NumpyProgram.of(recipe));
    texts.put("Train.java", JavaProgram.of(recipe));
    return texts;
  }
}
