package dev.tandem.datasets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.tandem.data.Dataset;
import dev.tandem.data.Preprocessing;
import dev.tandem.data.Preprocessing.ColumnEncoding;
import dev.tandem.data.Preprocessing.Derivation;
import dev.tandem.data.Preprocessing.Encoding;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CsvDataTest {
  @TempDir Path folder;

  @Test
  void numbers_are_standardized_and_words_one_hot_with_classes_sorted() throws IOException {
    Path file = write("shop.csv", "size,colour,sold\n1,red,yes\n2,blue,no\n3,red,yes\n6,blue,no\n");
    PreparedData data = prepare(Specs.of(file.toString()).label("sold").split("none"));

    // mean 3, deviation √((4 + 1 + 0 + 9)/4) = √3.5
    double deviation = Math.sqrt(3.5);
    assertThat(data.preprocessing())
        .isEqualTo(
            new Preprocessing.Columns(
                List.of(
                    column("size", new Encoding.Scaled(false, 3, deviation, 2.5, false)),
                    column("colour", new Encoding.OneHot(List.of("blue", "red"))))));
    Dataset training = data.splits().training();
    assertThat(training.featureNames()).containsExactly("size", "colour=blue", "colour=red");
    assertThat(row(training, 3)).containsExactly((float) (3 / deviation), 1, 0);
    assertThat(training.classes().names()).containsExactly("no", "yes");
    assertThat(training.classes().labels()).containsExactly(1, 0, 1, 0);
    assertThat(data.facts().name()).isEqualTo("shop");
    assertThat(data.facts().generated()).isFalse();
  }

  @Test
  void encodings_are_fitted_on_training_rows_only() throws IOException {
    String rows =
        IntStream.range(0, 50)
            .mapToObj(i -> i + ",k" + i / 2 + "," + (i % 2 == 0 ? "a" : "b"))
            .collect(Collectors.joining("\n"));
    Path file = write("rows.csv", "x,key,y\n" + rows);
    PreparedData data = prepare(Specs.of(file.toString()).label("y"));

    double mean =
        IntStream.of(data.trainingSourceRows()).average().orElseThrow(); // x is the row's number
    Preprocessing.Columns columns = (Preprocessing.Columns) data.preprocessing();
    Encoding.Scaled x = (Encoding.Scaled) columns.columns().get(0).encoding();
    Encoding.OneHot key = (Encoding.OneHot) columns.columns().get(1).encoding();
    assertThat(x.center()).isCloseTo(mean, within(1e-12));
    long keys = IntStream.of(data.trainingSourceRows()).map(row -> row / 2).distinct().count();
    assertThat(key.categories()).isEmpty(); // of 25 keys none has five rows
    assertThat(key.other()).isTrue();
    assertThat(keys).isGreaterThan(20);
    float[] other = row(data.splits().test(), 0);
    assertThat(other[0]).isEqualTo((float) ((data.testSourceRows()[0] - mean) / x.spread()));
    assertThat(other).hasSize(2);
    assertThat(other[1]).isEqualTo(1);
  }

  @Test
  void tabs_quotes_a_byte_order_mark_and_empty_lines_are_read() throws IOException {
    Path file = write("a.tsv", "\uFEFFx\ty\n1\t\"one, \"\"1\"\"\"\n\n2\ttwo\n");
    PreparedData data = prepare(Specs.of(file.toString()).label("y").split("none"));

    assertThat(data.facts().classes()).containsExactly("one, \"1\"", "two");
  }

  @Test
  void classes_that_are_numbers_are_sorted_as_numbers() throws IOException {
    Path file = write("n.csv", "x,y\n1,10\n2,9\n3,2\n");
    PreparedData data = prepare(Specs.of(file.toString()).label("y").split("none"));

    assertThat(data.facts().classes()).containsExactly("2", "9", "10");
  }

  @Test
  void ignored_and_grouping_columns_are_no_features() throws IOException {
    Path file =
        write("g.csv", "id,who,x,y\n1,a,1,n\n2,a,2,m\n3,b,3,n\n4,c,4,m\n5,d,5,n\n6,d,6,m\n");
    PreparedData data =
        prepare(Specs.of(file.toString()).label("y", "id").split("grouped:who").validation(0));

    assertThat(data.splits().training().featureNames()).containsExactly("x");
    assertThat(data.facts().notes()).containsExactly("who groups the split and is no feature");
  }

  private static ColumnEncoding column(String name, Encoding encoding) {
    return new ColumnEncoding(name, Derivation.VALUE, List.of(name), encoding);
  }

  private static float[] row(Dataset dataset, int row) {
    float[] values = new float[dataset.features().width()];
    dataset.features().gather(new int[] {row}, values);
    return values;
  }

  private Path write(String name, String text) throws IOException {
    return Files.writeString(folder.resolve(name), text);
  }

  private PreparedData prepare(Specs specs) {
    DataFolders folders = new DataFolders(folder, folder.resolve("cache"));
    return PreparedData.open(DatasetCatalog.prepare(specs.spec(), folders).path());
  }
}
