package dev.tandem.datasets.source;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.tandem.fault.Hostile;
import dev.tandem.network.DataSpec;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.io.TempDir;

/** Tables from anywhere, read as they are before training: with the label y, and without one. */
class TableFuzzTest {
  @TempDir static Path folder;

  @FuzzTest(maxDuration = "1h")
  void lines_of_csv_are_rows_or_refused(byte[] bytes) throws Exception {
    read("table.csv", bytes);
  }

  @FuzzTest(maxDuration = "1h")
  void lines_of_json_are_rows_or_refused(byte[] bytes) throws Exception {
    read("table.jsonl", bytes);
  }

  @FuzzTest(maxDuration = "1h")
  void a_parquet_file_is_rows_or_refused(byte[] bytes) throws Exception {
    read("table.parquet", bytes);
  }

  private static void read(String name, byte[] bytes) throws Exception {
    Path file = Files.write(folder.resolve(name), bytes);
    DataSpec spec = DataSpec.DEFAULT.withSource(file.toString());
    TableSource table = new TableSource(file);
    Hostile.read(() -> table.load(spec.withLabel(Optional.of("y"))));
    Hostile.read(() -> table.unlabelled().load(spec));
  }
}
