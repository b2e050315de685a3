package dev.tandem.workbench.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tandem.datasets.DataFolders;
import dev.tandem.file.OutputException;
import dev.tandem.model.Safetensors;
import dev.tandem.workbench.compare.experiment.ComparisonReader;
import dev.tandem.workbench.compare.experiment.YamlFile;
import dev.tandem.workbench.compare.run.Preparation;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("once")
class TakeAwayTest {
  private static final String MOONS =
      """
      name: moons
      data: {source: moons}
      network: {hidden: [4]}
      training: {epochs: 40}
      contenders: [textbook]
      """;

  @TempDir Path folder;

  @Test
  void a_folder_and_a_zip_file_hold_the_same() throws IOException {
    TakeAway programs = read(MOONS, TakeAway.MOST_BYTES);
    programs.writeTo(folder);
    ByteArrayOutputStream zip = new ByteArrayOutputStream();
    programs.zip(zip);

    assertThat(programs.leftOut()).isEmpty();
    Map<String, byte[]> zipped = entries(zip.toByteArray());
    assertThat(zipped.keySet())
        .containsExactly(
            "moons/README.md",
            "moons/Train.java",
            "moons/experiment.safetensors",
            "moons/experiment.yaml",
            "moons/train_numpy.py",
            "moons/train_pytorch.py");
    for (Map.Entry<String, byte[]> entry : zipped.entrySet()) {
      String file = entry.getKey().replace("moons/", "");
      assertThat(folder.resolve(file)).hasBinaryContent(entry.getValue());
    }
  }

  @Test
  void where_not_all_epochs_fit_the_programs_train_fewer() throws IOException {
    // 720 training rows of 2 features and a class, 4 bytes each, and 200 test rows: 11,040;
    // an order of 720 rows: 2,880 an epoch; (50,000 - 11,040) / 2,880 = 13.5
    TakeAway programs = read(MOONS, 50_000);
    programs.writeTo(folder);

    assertThat(numbers("order").shape()).containsExactly(13, 720);
    String line =
        "the programs train 13 of 40 epochs, to stay below 0.05 MB;"
            + " 'tandem export --megabytes N' takes more";
    assertThat(programs.leftOut()).containsExactly(line);
    assertThat(folder.resolve("README.md")).content().contains("- " + line + "\n");
  }

  @Test
  void where_not_all_rows_fit_the_experiment_says_which_are_taken() throws IOException {
    TakeAway programs = read(MOONS, 10_000);
    programs.writeTo(folder);

    // 11,040 and three orders of 2,880 bytes: 19,680; 720 * 10,000 / 19,680 = 365,
    // which is 5 batches of 64 rows
    assertThat(numbers("order").shape()).containsExactly(3, 320);
    assertThat(programs.leftOut().get(0))
        .startsWith("320 of 720 training rows and 101 of 200 test rows are taken");
    String experiment = Files.readString(folder.resolve("experiment.yaml"));
    assertThat(experiment).contains("trainRows: 320", "testRows: 101");

    Path again = folder.resolve("again");
    read(experiment, 10_000).writeTo(again);
    assertThat(again.resolve("experiment.safetensors"))
        .hasSameBinaryContentAs(folder.resolve("experiment.safetensors"));
  }

  @Test
  void overrides_of_contenders_are_said_to_be_left_out() {
    String contender = "contenders: [{id: wide, engine: textbook, overrides: {loss: huber}}]";

    assertThat(read(MOONS.replace("contenders: [textbook]", contender), 1_000_000).leftOut())
        .containsExactly("the programs are the experiment without the overrides of contender wide");
  }

  @Test
  void files_are_replaced_and_a_link_in_their_place_is_not() throws IOException {
    TakeAway programs = read(MOONS, 1_000_000);
    programs.writeTo(folder);
    Files.writeString(folder.resolve("Train.java"), "old");
    programs.writeTo(folder);
    assertThat(folder.resolve("Train.java")).content().contains("public class Train");

    Path other = Files.writeString(folder.resolve("other"), "mine");
    Files.delete(folder.resolve("train_numpy.py"));
    Files.createSymbolicLink(folder.resolve("train_numpy.py"), other);
    assertThatThrownBy(() -> programs.writeTo(folder))
        .isInstanceOf(OutputException.class)
        .hasMessageContaining("train_numpy.py: expected a file to write, got a link");
    assertThat(other).hasContent("mine");
  }

  private Safetensors.Entry numbers(String name) {
    return Safetensors.read(folder.resolve("experiment.safetensors")).get(name);
  }

  private static TakeAway read(String experiment, long mostBytes) {
    return TakeAway.of(
        ComparisonReader.read(YamlFile.read("test.yaml", experiment)),
        new Preparation(DataFolders.of(Optional.empty()), event -> {}),
        mostBytes);
  }

  private static Map<String, byte[]> entries(byte[] zip) throws IOException {
    Map<String, byte[]> entries = new TreeMap<>();
    try (ZipInputStream stream = new ZipInputStream(new ByteArrayInputStream(zip))) {
      for (ZipEntry entry = stream.getNextEntry(); entry != null; entry = stream.getNextEntry()) {
        entries.put(entry.getName(), stream.readAllBytes());
      }
    }
    return entries;
  }
}
