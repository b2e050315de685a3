package dev.tandem.workbench.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("once")
class DescribeCommandTest {
  @TempDir Path folder;

  @Test
  void the_digits_network_is_described_layer_by_layer_with_its_cost() {
    CommandRun run = CommandRun.of("describe", "digits");

    assertThat(run.err()).isEmpty();
    assertThat(run.exitCode()).isZero();
    // 784·128 + 128 + 128·64 + 64 + 64·10 + 10 = 109,386; times 4 and 8 bytes
    assertThat(run.out())
        .contains("digits: network 784-128-64-10")
        .containsSubsequence(
            " 0  dense 784 → 128  [64, 128]     100,480\n",
            " 1  relu             [64, 128]           -\n",
            " 2  dense 128 → 64    [64, 64]       8,256\n",
            " 4  dense 64 → 10     [64, 10]         650\n")
        .containsPattern("all +109,386\n")
        .containsPattern("parameters +437.5 kB +875.1 kB\n")
        .containsPattern("a row, both +227,200 +788 +455,188\n")
        .containsPattern("a step of 64 rows .* 29,569,576\n")
        .contains("schedule        constant: 0.01 in every epoch\n")
        .contains("steps           135 an epoch of 64 rows each; 1,080 in 8 epochs\n")
        .contains("contenders      scratch: 1 thread, float32\n");
  }

  @Test
  void it_reads_well_at_80_columns_whatever_the_flags() {
    CommandRun run =
        CommandRun.of(
            "describe",
            "moons",
            "--hidden",
            "1000,500,20",
            "--dropout",
            "0.25",
            "--batch-size",
            "full");

    assertThat(run.exitCode()).isZero();
    assertThat(run.out().lines()).allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(80));
    assertThat(run.out()).contains("dropout 0.25", "[720, 1000]", "1 an epoch of 720 rows each");
  }

  @Test
  void what_contenders_differ_in_is_told_by_keys_and_plain_numbers() throws IOException {
    Path experiment = folder.resolve("rates.yaml");
    Files.writeString(
        experiment,
        """
        data: {source: moons}
        network: {hidden: [8]}
        contenders:
          - {id: slow, engine: scratch, overrides: {optimizer: {learningRate: 0.0005}}}
        """);

    assertThat(CommandRun.of("describe", experiment).out())
        .containsPattern("differs in\\s+optimizer\\.learningRate 0\\.0005\n");
  }

  @Test
  void bad_flags_are_refused_as_compare_refuses_them() {
    CommandRun run = CommandRun.of("describe", "moons", "--dropout", "1");

    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.err()).startsWith("tandem: --dropout: network.dropout: expected");
  }
}
