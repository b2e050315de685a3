package dev.tandem.datasets;

import dev.tandem.library.Training;
import dev.tandem.network.DataSpec;
import dev.tandem.network.tree.DataForm;
import dev.tandem.network.tree.Section;
import dev.tandem.network.tree.SpecNode;
import java.util.Map;
import java.util.Optional;

/** {@link Training} on data that has a name, or lies in a file: the beginning of a program. */
public final class PreparedTraining {
  private static final String DATA = "data";

  private PreparedTraining() {}

  /**
   * Training on a source with the defaults of everything else.
   *
   * @param source such as {@code "digits"}, or the path of a table
   * @throws dev.tandem.data.DataException in one line, if it cannot be read
   */
  public static Training of(String source) {
    return of(Map.of("source", source));
  }

  /**
   * Training on data by the keys of an experiment file, such as {@code {source: "mnist", trainRows:
   * 5000}}.
   *
   * @param keys see docs/experiment-files.md
   * @throws dev.tandem.network.SpecException if a key is unknown, or a value cannot be
   * @throws dev.tandem.data.DataException in one line, if the data cannot be read
   */
  public static Training of(Map<String, Object> keys) {
    DataSpec spec = DataForm.read(Section.of(SpecNode.of(keys, DATA), DATA));
    DataSpec withTask =
        keys.containsKey("task")
            ? spec
            : DatasetCatalog.task(spec.source()).map(spec::with).orElse(spec);
    return of(withTask, DataFolders.of(Optional.empty()));
  }

  /**
   * Training on data prepared into the cache, or found there.
   *
   * @throws dev.tandem.data.DataException in one line, if it cannot be read
   */
  public static Training of(DataSpec spec, DataFolders folders) {
    PreparedData data = PreparedData.open(DatasetCatalog.prepare(spec, folders).path());
    return Training.of(
        spec, data.splits(), data.preprocessing(), Optional.of(data.facts().fingerprint()));
  }
}
