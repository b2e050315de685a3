package dev.tandem.workbench.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("once")
class DataShowTest {
  @TempDir Path folder;

  private static String shown(Object... words) {
    CommandRun run = CommandRun.of(words);
    assertThat(run.exitCode()).as(run.err()).isZero();
    assertThat(run.out().lines()).allMatch(line -> line.length() <= 100);
    return run.out();
  }

  @ParameterizedTest
  @ValueSource(strings = {"xor", "moons", "digits", "appointments", "friedman"})
  void data_with_a_name_is_shown_without_training_as_compare_would_have_it(String name) {
    assertThat(shown("data", "show", name))
        .startsWith(name + " (generated): ")
        .contains("all rows", "column", "distribution", "range");
  }

  @Test
  void rows_of_each_side_classes_distributions_and_first_rows_are_shown() {
    assertThat(shown("data", "show", "appointments"))
        .containsPattern("class +training +validation +test\nNo +11,291 +1,255 +3,137\n")
        .containsPattern("all rows +14,400 +1,600 +4,000\n")
        .containsPattern("Age +[ ▁▂▃▄▅▆▇█]{16} +0 to 100 +\\d+ +\\d+ +\\d+\n")
        .containsPattern("Gender +█▄ +F: 66 %, M: 34 % +[FM] +[FM] +[FM]\n");
  }

  @Test
  void images_are_drawn_above_what_they_show() {
    assertThat(shown("data", "show", "digits"))
        .containsPattern("first training rows\n([ ▀▄█]*\n){7}\\d +\\d +\\d +\\d +\\d +\\d\n");
  }

  @Test
  void an_experiments_file_is_shown_with_its_own_data() throws IOException {
    Path yaml =
        Files.writeString(
            folder.resolve("a.yaml"), "data: {source: moons, rows: 50}\nnetwork: {hidden: [4]}\n");

    assertThat(shown("data", "show", yaml)).startsWith("moons (generated): 50 rows, 2 features\n");
  }

  @Test
  void a_table_is_shown_in_its_own_numbers_and_words() throws IOException {
    StringBuilder rows = new StringBuilder("size,colour,price,bought\n");
    for (int i = 0; i < 40; i++) {
      String colour = i % 4 == 0 ? "red" : "blue";
      rows.append(i + "," + colour + "," + (i == 7 ? "1e6" : "2.5") + "," + (i % 2) + "\n");
    }
    Path csv = Files.writeString(folder.resolve("shop.csv"), rows);

    assertThat(shown("data", "show", csv, "--label", "bought"))
        .startsWith("shop: 40 rows, 4 features\n")
        .containsPattern("colour +█[▁-▆] +blue: \\d+ %, red: \\d+ % ")
        .containsPattern("price .* 2\\.5 to 1000000 ")
        .containsPattern("\nbought +█[▁-█] +[01]: \\d+ %, [01]: \\d+ % ");
    assertThat(shown("data", "show", csv, "--label", "size", "--task", "regression"))
        .containsPattern("\nsize +[ ▁▂▃▄▅▆▇█]{16} +0 to 3\\d ");
    assertThat(CommandRun.of("data", "show", csv).err())
        .startsWith("tandem: data.label: expected the column to predict, one of size, colour");
  }

  @Test
  void of_many_columns_the_first_twelve_are_shown_and_the_others_counted() throws IOException {
    String header = numbers(100, "c");
    String rows = (numbers(100, "1") + ",a\n" + numbers(100, "2") + ",b\n").repeat(20);
    Path csv = Files.writeString(folder.resolve("wide.csv"), header + ",y\n" + rows);

    assertThat(shown("data", "show", csv, "--label", "y"))
        .containsPattern("\nc12 .*\ny .*\nand 88 more columns\n$")
        .doesNotContain("c13");
  }

  private static String numbers(int count, String prefix) {
    return IntStream.rangeClosed(1, count)
        .mapToObj(i -> prefix + i)
        .collect(Collectors.joining(","));
  }

  @Test
  void the_same_is_drawn_into_a_file_of_either_kind() throws IOException {
    Path png = folder.resolve("digits.png");
    Path svg = folder.resolve("moons.svg");
    assertThat(shown("data", "show", "digits", "-o", png)).endsWith("picture: " + png + "\n");
    shown("data", "show", "moons", "-o", svg);

    BufferedImage image = ImageIO.read(png.toFile());
    assertThat(image.getWidth()).isEqualTo(1600);
    assertThat(svg).content().contains("<svg", ">distribution<");
    assertThat(folder).isDirectoryNotContaining(file -> file.toString().endsWith("moons.png"));
    assertThat(CommandRun.of("data", "show", "xor", "-o", "xor.jpg").err())
        .isEqualTo("tandem: --output: expected a file that ends in .png or .svg, got 'xor.jpg'\n");
  }

  @Test
  void what_is_not_there_or_does_not_go_together_is_refused() {
    assertThat(CommandRun.of("data", "show", "digts").err()).contains("did you mean 'digits'?");
    assertThat(CommandRun.of("data", "show", "xor", "--label", "y").err())
        .isEqualTo(
            "tandem: --label: expected only with a table, got it with 'xor', whose label is"
                + " known\n");
    assertThat(CommandRun.of("data").exitCode()).isEqualTo(2);
  }
}
