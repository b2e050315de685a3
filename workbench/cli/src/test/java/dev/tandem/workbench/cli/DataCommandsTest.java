package dev.tandem.workbench.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Getting data and looking it over, through the command line. */
@Tag("once")
class DataCommandsTest {
  @TempDir Path folder;

  private Path leaky() throws IOException {
    Random random = new Random(3);
    StringBuilder rows = new StringBuilder("age,alive,city,survived\n");
    for (int i = 0; i < 120; i++) {
      boolean yes = random.nextInt(3) == 0;
      rows.append(18 + random.nextInt(60))
          .append(yes ? ",alive," : ",dead,")
          .append(random.nextBoolean() ? "Oslo" : "Rome")
          .append(yes ? ",yes\n" : ",no\n");
    }
    return Files.writeString(folder.resolve("titanic.csv"), rows);
  }

  @Test
  void a_check_shows_columns_and_findings_and_fails_only_if_it_is_strict() throws IOException {
    CommandRun run = CommandRun.of("data", "check", leaky(), "--label", "survived");

    assertThat(run.exitCode()).as(run.err()).isZero();
    assertThat(run.out())
        .containsPattern("column +kind +use +distinct +missing +range or commonest")
        .containsPattern("age +number +feature +\\d+ +0 +\\d+ to \\d+")
        .containsPattern("survived +boolean|category +label +2 +0 +no \\(\\d+\\), yes \\(\\d+\\)")
        .contains("alive: gives survived away: alone it predicts 86 of 86 held-out training rows")
        .containsPattern("data.ignore:\\s+\\[alive\\]");
    assertThat(
            CommandRun.of("data", "check", leaky(), "--label", "survived", "--strict").exitCode())
        .isEqualTo(1);
    assertThat(CommandRun.of("data", "check", leaky()).out()).contains("nothing suspicious found");
  }

  @Test
  void a_comparison_says_it_before_training_and_refuses_if_it_is_strict() throws IOException {
    Path runs = folder.resolve("runs");
    CommandRun run =
        CommandRun.of(
            "compare",
            leaky(),
            "--label",
            "survived",
            "--epochs",
            1,
            "--engines",
            "scratch",
            "--out",
            runs);
    assertThat(run.exitCode()).as(run.err()).isZero();
    assertThat(run.out()).contains("check     alive: gives survived away");
    try (var files = Files.walk(runs)) {
      Path report = files.filter(file -> file.endsWith("report.md")).findFirst().orElseThrow();
      assertThat(report).content().contains("alive: gives survived away");
    }

    CommandRun strict =
        CommandRun.of("compare", leaky(), "--label", "survived", "--strict", "--out", runs);
    assertThat(strict.exitCode()).isEqualTo(2);
    assertThat(strict.err()).contains("expected nothing suspicious (--strict), got alive: gives");
  }

  @Test
  void three_classes_and_a_loss_of_two_are_refused_with_the_rare_ones_line() throws IOException {
    StringBuilder rows = new StringBuilder("x,y\n");
    for (int i = 0; i < 60; i++) {
      rows.append(i % 7).append(i == 40 ? ",maybe\n" : i % 2 == 0 ? ",yes\n" : ",no\n");
    }
    Path csv = Files.writeString(folder.resolve("three.csv"), rows);

    CommandRun run = CommandRun.of("train", csv, "--label", "y", "--loss", "binary-cross-entropy");

    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.err()).contains("3 classes: no (30), yes (29), maybe (1, line 42)");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "--verbose"})
  void one_positive_in_all_rows_is_said_before_training_and_no_sentence_has_NaN(String detail) {
    CommandRun run =
        CommandRun.of(
            Stream.of(
                    "compare",
                    "../../datasets/src/test/resources/tables/imb-one.csv",
                    "--label",
                    "churn",
                    "--loss",
                    "binary-cross-entropy",
                    "--epochs",
                    "1",
                    "--engines",
                    "scratch,textbook",
                    "--repeats",
                    "2",
                    "--out",
                    folder.resolve("runs"),
                    detail)
                .filter(word -> !word.equals(""))
                .toArray());

    assertThat(run.exitCode()).as(run.err()).isZero();
    String words = run.out().replaceAll("\\s+", " ");
    assertThat(words)
        .contains(
            "churn: class fraud (one row, line 19) has one training row and no validation row and"
                + " no test row");
    assertThat(words).doesNotContain("NaN");
  }

  @Test
  void the_list_has_every_name_with_licence_and_place() {
    CommandRun run = CommandRun.of("data", "list", "--data-dir", folder);

    assertThat(run.exitCode()).isZero();
    assertThat(run.out())
        .containsPattern("mnist +fetch \\(11.6 MB\\) +CC BY-SA 3.0 +handwritten digits")
        .containsPattern("noshow +by hand +CC BY-NC-SA 4.0")
        .containsPattern("iris +inside +CC BY 4.0")
        .containsPattern("moons +generated");
  }

  @Test
  void what_cannot_be_fetched_says_how_to_get_it() {
    CommandRun noshow = CommandRun.of("data", "fetch", "noshow", "--data-dir", folder);
    assertThat(noshow.exitCode()).isEqualTo(2);
    assertThat(noshow.err())
        .contains("Kaggle asks for a login", "KaggleV2-May-2016.csv", folder.toString());

    assertThat(CommandRun.of("data", "fetch", "iris").out()).contains("iris is inside");
    CommandRun unknown = CommandRun.of("data", "fetch", "minst");
    assertThat(unknown.exitCode()).isEqualTo(2);
    assertThat(unknown.err()).contains("mnist");
  }

  @Test
  void a_shipped_table_is_compared_by_its_name() {
    CommandRun run =
        CommandRun.of(
            "compare",
            "iris",
            "--epochs",
            2,
            "--engines",
            "scratch",
            "--out",
            folder.resolve("runs"));

    assertThat(run.exitCode()).as(run.err()).isZero();
    assertThat(run.out()).contains("iris: 108 training, 12 validation and 30 test rows");
  }

  @Test
  void a_folder_of_pictures_trains_a_model_that_answers_a_picture() throws IOException {
    for (int i = 0; i < 15; i++) {
      for (String letter : new String[] {"L", "O"}) {
        Path own = Files.createDirectories(folder.resolve("letters").resolve(letter));
        draw(own.resolve(i + ".png"), letter, 14 + i % 4, 20);
      }
    }
    Path model = folder.resolve("letters.safetensors");
    CommandRun run = CommandRun.of("train", folder.resolve("letters"), "--epochs", 30, "-o", model);
    assertThat(run.exitCode()).as(run.err()).isZero();

    draw(folder.resolve("big.png"), "O", 32, 40);
    CommandRun answer = CommandRun.of("predict", model, folder.resolve("big.png"));

    assertThat(answer.exitCode()).as(answer.err()).isZero();
    assertThat(answer.out().lines()).element(1).asString().startsWith("O,");
    assertThat(answer.err()).contains("big.png: scaled from 40x40 to 20x20");
  }

  private static void draw(Path file, String letter, int size, int side) throws IOException {
    BufferedImage image = new BufferedImage(side, side, BufferedImage.TYPE_BYTE_GRAY);
    Graphics2D pen = image.createGraphics();
    pen.setColor(Color.WHITE);
    pen.setFont(new Font(Font.SANS_SERIF, Font.BOLD, size));
    pen.drawString(letter, side / 6, side * 5 / 6);
    pen.dispose();
    ImageIO.write(image, "png", file.toFile());
  }
}
