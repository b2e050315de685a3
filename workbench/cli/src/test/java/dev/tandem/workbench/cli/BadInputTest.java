package dev.tandem.workbench.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Input that cannot be used: exit code 2, one line that says why, and nothing half-written. */
@Tag("once")
class BadInputTest {
  private static final int IMAGES = 2051;
  private static final int LABELS = 2049;

  @TempDir Path folder;
  private Path out;

  @BeforeEach
  void nameTheRuns() {
    out = folder.resolve("runs");
  }

  @Test
  void a_missing_idx_file() throws IOException {
    idx("train-images-idx3-ubyte.gz", IMAGES, 2, 28, 28);

    assertRefused(
        mnist(),
        "mnist: expected train-labels-idx1-ubyte.gz in "
            + folder.resolve("mnist")
            + ", got no such file; 'tandem data fetch mnist' downloads it, or say"
            + " where the folder mnist is with --data-dir or TANDEM_DATA");
  }

  @Test
  void a_truncated_gzip_file() throws IOException {
    writeMnist();
    Path file = folder.resolve("mnist").resolve("train-images-idx3-ubyte.gz");
    Files.write(file, Arrays.copyOf(Files.readAllBytes(file), 30));

    assertRefused(mnist(), file + ": expected a whole gzip file, got one that is cut off");
  }

  @Test
  void an_idx_file_of_another_magic_number() throws IOException {
    writeMnist();
    Path file = idx("train-images-idx3-ubyte.gz", LABELS, 2 * 28 * 28);

    assertRefused(mnist(), file + ": expected magic number 2051, got 2049");
  }

  @Test
  void an_idx_file_whose_size_denies_its_count() throws IOException {
    writeMnist();
    byte[] header = ByteBuffer.allocate(16).putInt(IMAGES).putInt(9).putInt(28).putInt(28).array();
    Path file =
        Files.write(
            folder.resolve("mnist").resolve("train-images-idx3-ubyte.gz"), gzip(header, 20));

    assertRefused(
        mnist(),
        file
            + ": expected 7056 values, as its header says (9x28x28), got 20; is the file cut off?");
  }

  @Test
  void a_csv_file_without_the_label_column() throws IOException {
    Path csv = write("rows.csv", "age,label\n1,a\n2,b\n");

    assertRefused(
        csv(csv, "lable"),
        csv + ": no column 'lable'; expected one of age, label; did you mean 'label'?");
  }

  @Test
  void a_label_outside_the_known_values() throws IOException {
    Path csv = write("noshow/any.csv", NOSHOW + row("62", "No") + row("30", "perhaps"));

    assertRefused(
        List.of("noshow", "--data-dir", folder),
        csv + ", line 3, column No-show: expected No or Yes, got 'perhaps'");
  }

  @Test
  void an_empty_table() throws IOException {
    Path nothing = write("nothing.csv", "");
    assertRefused(csv(nothing, "y"), nothing + ": expected a header and rows, got an empty file");

    Path header = write("header.csv", "x,y\n");
    assertRefused(csv(header, "y"), header + ": expected rows under the header, got none");
  }

  @ParameterizedTest
  @ValueSource(strings = {"Infinity", "-inf", "1e999"})
  void a_feature_that_is_no_finite_number(String value) throws IOException {
    String rows = "x,y\n" + "1,a\n2,b\n".repeat(20);
    Path csv = write("rows.csv", rows + value + ",a\n");

    CommandRun run = compare(csv(csv, "y"));
    assertThat(run.err())
        .startsWith("tandem: " + csv + ", column x: 40 of 41 values are numbers and 1 is not: '")
        .contains("'" + value + "' (line 42)")
        .hasLineCount(1);
    assertNothingIsLeft(run);
  }

  @Test
  void a_network_whose_sizes_do_not_fit() throws IOException {
    Path inputs = write("inputs.yaml", "data: {source: xor}\nnetwork: {inputs: 3, hidden: [4]}\n");
    assertRefused(
        List.of(inputs),
        inputs + ": network.inputs: expected 2, the number of features in the data, got 3");

    Path outputs = write("outputs.yaml", "data: {source: xor}\nnetwork: {layers: [{dense: 3}]}\n");
    assertRefused(
        List.of(outputs),
        outputs
            + ": network.layers: expected a last dense layer of width 2, as data and loss need it,"
            + " got 3");
  }

  @Test
  void a_learning_rate_that_is_not_positive() throws IOException {
    assertRefused(
        List.of("xor", "--lr", "0"),
        "--lr: optimizer.learningRate: expected a number above 0, got 0.0");

    Path file =
        write(
            "rate.yaml",
            "data: {source: xor}\nnetwork: {hidden: [4]}\noptimizer:\n  learningRate: -1\n");
    assertRefused(
        List.of(file),
        file + ", line 4: optimizer.learningRate: expected a number above 0, got -1.0");
  }

  @Test
  void an_unknown_key_in_yaml() throws IOException {
    Path file = write("key.yaml", "data: {source: xor}\nnetwork:\n  hiden: [4]\n");

    assertRefused(
        List.of(file),
        file
            + ", line 3: network.hiden: expected one of activation, bias, biases, dropout, hidden,"
            + " initialization, inputs, layers, normalization, output, got 'hiden'; did you mean"
            + " 'hidden'?");
  }

  @Test
  void a_data_folder_without_the_dataset() {
    assertRefused(
        List.of("noshow", "--data-dir", folder),
        "noshow: expected KaggleV2-May-2016.csv in "
            + folder.resolve("noshow")
            + ", got no CSV file; download it from Kaggle (joniarroba/noshowappointments) or say"
            + " where the folder noshow is with --data-dir or TANDEM_DATA");
  }

  @Test
  void an_engine_that_nobody_knows() {
    CommandRun run = compare(List.of("xor", "--engines", "scrath"));
    assertThat(run.err())
        .startsWith("tandem: --engines: engine: expected one of ")
        .endsWith(", got 'scrath'; did you mean 'scratch'?\n")
        .hasLineCount(1);
    assertNothingIsLeft(run);
  }

  @Test
  void a_folder_for_runs_that_is_a_file() throws IOException {
    out = write("file", "");
    CommandRun run = compare(List.of("xor"));

    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.err())
        .startsWith("tandem: " + out + ": expected a folder to write to, got a file")
        .hasLineCount(1);
  }

  @Test
  void a_threshold_to_be_chosen_where_no_validation_row_is_positive() throws IOException {
    Path experiment = oneFraudIn(200, "threshold: f1\n");

    assertRefused(
        List.of(experiment),
        experiment
            + ": threshold: expected a validation row of class 'fraud' to choose it by (raise"
            + " data.validation, or take threshold: 0.5), got none among 16");
  }

  @Test
  void test_rows_without_a_positive_one_are_no_nan_in_any_sentence() throws IOException {
    CommandRun run =
        compare(List.of(oneFraudIn(200, ""), "--engines", "scratch,textbook", "--epochs", 1));

    assertThat(run.exitCode()).isZero();
    assertThat(run.out().replaceAll("\\s+", " "))
        .contains("test PR-AUC")
        .contains("cannot be computed: no test row is positive")
        .doesNotContain("NaN");
  }

  /** One row of the positive class, which stratifying gives to the training rows. */
  private Path oneFraudIn(int rows, String more) throws IOException {
    StringBuilder table = new StringBuilder("age,kind\n");
    for (int row = 0; row < rows; row++) {
      table.append(row % 17).append(row == 3 ? ",fraud\n" : ",clean\n");
    }
    Path csv = write("fraud.csv", table.toString());
    return write(
        "fraud.yaml",
        "data: {source: '" + csv + "', label: kind}\nnetwork: {hidden: [4]}\n" + more);
  }

  private void assertRefused(List<?> arguments, String line) {
    CommandRun run = compare(arguments);
    assertThat(run.err()).isEqualTo("tandem: " + line + "\n");
    assertNothingIsLeft(run);
  }

  private void assertNothingIsLeft(CommandRun run) {
    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.out()).doesNotContain("run folder");
    assertThat(out).doesNotExist();
  }

  private CommandRun compare(List<?> arguments) {
    List<Object> words = new ArrayList<>(List.of("compare", "--out", out));
    words.addAll(arguments);
    return CommandRun.of(words.toArray());
  }

  private List<?> mnist() {
    return List.of("mnist", "--data-dir", folder);
  }

  private List<?> csv(Path csv, String label) throws IOException {
    String data = "data: {source: '" + csv + "', label: " + label + "}\n";
    return List.of(write("csv.yaml", data + "network: {hidden: [4]}\n"));
  }

  private static final String NOSHOW =
      "PatientId,AppointmentID,Gender,ScheduledDay,AppointmentDay,Age,Neighbourhood,Scholarship,"
          + "Hipertension,Diabetes,Alcoholism,Handcap,SMS_received,No-show\n";

  private static String row(String age, String label) {
    String days = "2016-04-29T10:30:00Z,2016-05-02T00:00:00Z,";
    return "1,7,F," + days + age + ",CENTRO,0,0,0,0,0,0," + label + "\n";
  }

  private Path write(String name, String text) throws IOException {
    Path file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    return Files.writeString(file, text);
  }

  private void writeMnist() throws IOException {
    for (String side : List.of("train", "t10k")) {
      idx(side + "-images-idx3-ubyte.gz", IMAGES, 2, 28, 28);
      idx(side + "-labels-idx1-ubyte.gz", LABELS, 2);
    }
  }

  private Path idx(String name, int magic, int... dimensions) throws IOException {
    ByteBuffer header = ByteBuffer.allocate(4 * (1 + dimensions.length)).putInt(magic);
    int values = 1;
    for (int length : dimensions) {
      header.putInt(length);
      values *= length;
    }
    Files.createDirectories(folder.resolve("mnist"));
    return Files.write(folder.resolve("mnist").resolve(name), gzip(header.array(), values));
  }

  /** A header and so many zeros. */
  private static byte[] gzip(byte[] header, int zeros) throws IOException {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (GZIPOutputStream out = new GZIPOutputStream(packed)) {
      out.write(header);
      out.write(new byte[zeros]);
    }
    return packed.toByteArray();
  }
}
