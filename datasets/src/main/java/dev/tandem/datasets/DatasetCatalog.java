package dev.tandem.datasets;

import dev.tandem.data.DataException;
import dev.tandem.datasets.known.KnownData;
import dev.tandem.datasets.source.Source;
import dev.tandem.datasets.source.Sources;
import dev.tandem.datasets.source.TableSource;
import dev.tandem.datasets.table.Tables;
import dev.tandem.model.Safetensors;
import dev.tandem.model.Safetensors.Contents;
import dev.tandem.model.SafetensorsException;
import dev.tandem.network.DataSpec;
import dev.tandem.network.SplitSpec;
import dev.tandem.network.Task;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** All data that there is by name, and the cache that it is prepared into once. */
public final class DatasetCatalog {
  private static final int KEY_LENGTH = 16;
  private static final Path NOWHERE = Path.of("");

  private DatasetCatalog() {}

  /** What {@code data.source} takes beside the path of a CSV file. */
  public static List<String> names() {
    return Sources.names();
  }

  /**
   * What a spec calls its source, readable from everywhere: a file by its absolute path, whatever
   * else there is as it is.
   *
   * @param folder that a relative path counts from
   */
  public static String absolute(String source, Path folder) {
    return Sources.absolute(source, folder);
  }

  /** Whether a name says that a file holds a table, such as {@code customers.csv}. */
  public static boolean isTable(String name) {
    return Tables.isTable(name);
  }

  /** What the targets of a source are, if it goes by a name; a file may have either. */
  public static Optional<Task> task(String source) {
    return names().contains(source)
        ? Optional.of(Sources.find(source, NOWHERE).task(DataSpec.of(source)))
        : Optional.empty();
  }

  /**
   * Prepares data into the cache, or finds it there. The file's name holds a hash of the source's
   * content, the spec and the format; what is found is checked against its checksum, and made again
   * if it does not agree.
   *
   * @throws DataException in one line, if the spec asks what the source has not, or the source
   *     cannot be read
   */
  public static PreparedFile prepare(DataSpec spec, DataFolders folders) {
    Source source = Sources.find(spec.source(), folders.data());
    SplitSpec split = RowDealer.check(source, spec);
    Path file = folders.cache().resolve(fileName(source, spec, split));
    Optional<DataFacts> found = Files.exists(file) ? find(file) : Optional.empty();
    return new PreparedFile(file, found.orElseGet(() -> make(source, spec, split, file)));
  }

  /**
   * Looks at data and writes nothing: its columns, and what is suspicious about it. A table may
   * come without a column to predict.
   *
   * @return facts without a fingerprint and with features not counted
   * @throws DataException in one line, as from {@link #prepare}
   */
  public static DataFacts check(DataSpec spec, DataFolders folders) {
    Source source = Sources.find(spec.source(), folders.data());
    if (source instanceof TableSource table && spec.label().isEmpty()) {
      source = table.unlabelled();
    }
    return new Preparation(source, spec, RowDealer.check(source, spec)).look();
  }

  /** Whether a word names data rather than an experiment: by its name, a table, or a folder. */
  public static boolean isData(String word) {
    return names().contains(word) || isTable(word) || Files.isDirectory(Path.of(word));
  }

  /** Whether data is images: of a name that is downloaded, or a folder. */
  public static boolean isOfImages(String source) {
    return KnownData.find(source).map(data -> data.files().size() > 1).orElse(!isTable(source));
  }

  /**
   * Returns data whose rows may be dealt out again and again, by other split seeds or as folds.
   * Test rows that it comes with stay out of that; its other rows are dealt out.
   *
   * @param key that asks for it
   * @throws DataException if its split deals nothing out
   */
  public static DataSpec resampled(String key, DataSpec spec, DataFolders folders) {
    Source source = Sources.find(spec.source(), folders.data());
    SplitSpec split = RowDealer.check(source, spec);
    SplitSpec again = RowDealer.resampled(key, split);
    return again.equals(split) ? spec : spec.with(again);
  }

  private static String fileName(Source source, DataSpec spec, SplitSpec split) {
    String key =
        String.join(
            "\n",
            PreparedFormat.VERSION,
            source.name(),
            source.identity(spec),
            spec.task() + " " + spec.label() + " " + spec.ignore(),
            split.text(),
            spec.testFraction() + " " + spec.validation(),
            spec.trainRows() + " " + spec.testRows(),
            spec.seed() + (spec.labelNoise() > 0 ? " " + spec.labelNoise() : "") + dealing(spec));
    String safeName = source.name().replaceAll("[^A-Za-z0-9._-]", "_");
    return safeName + "-" + Fingerprint.of(key).substring(0, KEY_LENGTH) + ".safetensors";
  }

  /** Empty for one seed and no folds. */
  private static String dealing(DataSpec spec) {
    String seed = spec.splitSeed() == spec.seed() ? "" : " split seed " + spec.splitSeed();
    return seed + spec.fold().map(fold -> " fold " + fold.index() + "/" + fold.of()).orElse("");
  }

  private static Optional<DataFacts> find(Path file) {
    try {
      Contents contents = Safetensors.read(file);
      String checksum = Checksum.of(contents.metadata(), contents.tensors());
      return checksum.equals(contents.metadata().get(Checksum.KEY))
          ? Optional.of(PreparedData.of(contents).facts())
          : Optional.empty();
    } catch (DataException | SafetensorsException e) {
      return Optional.empty(); // damaged: it is made again
    }
  }

  private static DataFacts make(Source source, DataSpec spec, SplitSpec split, Path file) {
    Preparation preparation = new Preparation(source, spec, split);
    try {
      Files.createDirectories(file.toAbsolutePath().getParent());
      return preparation.write(file);
    } catch (IOException | SafetensorsException e) {
      throw new DataException(
          "cache: expected a folder that can be written to, got "
              + e.getMessage()
              + "; TANDEM_CACHE names another",
          e);
    }
  }
}
