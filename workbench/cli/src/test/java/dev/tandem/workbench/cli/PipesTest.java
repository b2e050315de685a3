package dev.tandem.workbench.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** A pipe to which nobody writes would keep whoever opens it waiting for ever. */
@Tag("once")
class PipesTest {
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  @TempDir static Path folder;
  private static Path model;

  @BeforeAll
  static void makePipes() throws IOException, InterruptedException {
    assumeTrue(File.separatorChar == '/');
    for (String folderOfClass : List.of("images/a", "images/b", "noshow")) {
      Files.createDirectories(folder.resolve(folderOfClass));
    }
    for (String name :
        List.of(
            "t.csv",
            "t.csv.gz",
            "t.jsonl",
            "t.parquet",
            "e.yaml",
            "m.safetensors",
            "p.py",
            "x.png",
            "images/a/1.png",
            "images/b/1.png",
            "noshow/own.csv")) {
      pipe(folder.resolve(name));
    }
    model = folder.resolve("model.safetensors");
    CommandRun.of("train", "xor", "--engines", "textbook", "--epochs", 1, "-o", model);
  }

  private static void pipe(Path file) throws IOException, InterruptedException {
    assertThat(new ProcessBuilder("mkfifo", file.toString()).start().waitFor()).isZero();
  }

  static Stream<Arguments> commands() {
    return Stream.of(
        Arguments.of("t.csv", List.of("compare", "{}", "--label", "y")),
        Arguments.of("t.csv.gz", List.of("compare", "{}", "--label", "y")),
        Arguments.of("t.jsonl", List.of("compare", "{}", "--label", "y")),
        Arguments.of("t.parquet", List.of("compare", "{}", "--label", "y")),
        Arguments.of("images/a/1.png", List.of("compare", "images")),
        Arguments.of("noshow/own.csv", List.of("compare", "noshow", "--data-dir", "folder")),
        Arguments.of("t.csv", List.of("data", "check", "{}")),
        Arguments.of("t.csv", List.of("predict", "model", "{}")),
        Arguments.of("x.png", List.of("predict", "model", "{}")),
        Arguments.of("t.csv", List.of("evaluate", "model", "{}")),
        Arguments.of("m.safetensors", List.of("predict", "{}", "xor")),
        Arguments.of("m.safetensors", List.of("describe", "{}")),
        Arguments.of("e.yaml", List.of("compare", "{}")),
        Arguments.of("e.yaml", List.of("sweep", "{}")),
        Arguments.of("p.py", List.of("compare", "xor", "--engines", "{}")),
        Arguments.of("p.py", List.of("check", "{}")));
  }

  @ParameterizedTest(name = "{1}")
  @MethodSource("commands")
  void a_pipe_in_place_of_a_file_is_refused_unopened(String pipe, List<String> words) {
    CommandRun run = run(pipe, words);

    assertThat(run.exitCode()).as(run.err()).isEqualTo(2);
    assertThat(run.err())
        .startsWith("tandem: ")
        .contains(folder.resolve(pipe).toString(), "a pipe")
        .hasLineCount(1);
  }

  @Test
  void devices_are_refused_too() {
    for (String device : List.of("/dev/zero", "/dev/null")) {
      assertThat(run(device, List.of("predict", "model", "{}")).err())
          .contains(device + ": expected a file with rows, got a pipe, a socket or a device");
      assertThat(run(device, List.of("compare", "{}")).err())
          .contains(device + ": expected an experiment file, got a pipe, a socket or a device");
    }
  }

  private static CommandRun run(String pipe, List<String> words) {
    List<Object> all = new ArrayList<>();
    for (String word : words) {
      all.add(
          switch (word) {
            case "{}" -> folder.resolve(pipe);
            case "model" -> model;
            case "images" -> folder.resolve("images");
            case "folder" -> folder;
            default -> word;
          });
    }
    return assertTimeoutPreemptively(PATIENCE, () -> CommandRun.of(all.toArray()));
  }
}
