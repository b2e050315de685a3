package dev.tandem.workbench.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tandem.workbench.observed.json.Json;
import dev.tandem.workbench.runs.store.RunStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Where relative paths count from, with real processes; nothing here is the current directory. */
@Tag("once")
class PathsTest {
  @TempDir Path folder;
  private Path csv;
  private Path yaml;

  @BeforeEach
  void writeAnExperimentBesideItsData() throws IOException {
    Path data = Files.createDirectories(folder.resolve("project/data"));
    StringBuilder rows = new StringBuilder("a,b,y\n");
    for (int i = 0; i < 60; i++) {
      rows.append(i % 7 + "," + i % 5 + "," + (i % 4 == 0 ? "yes" : "no") + "\n");
    }
    csv = Files.writeString(data.resolve("rows.csv"), rows);
    Files.writeString(data.resolve("other.csv"), rows);
    yaml =
        Files.writeString(
            folder.resolve("project/rows.yaml"),
            """
            name: rows
            data: {source: data/rows.csv, label: y}
            network: {hidden: [4]}
            training: {epochs: 1}
            contenders:
              - {id: one, engine: scratch}
              - {id: two, engine: scratch, overrides: {data: {source: ./data/../data/other.csv}}}
            """);
  }

  private Path compare() {
    CommandRun run = CommandRun.of("compare", yaml, "--out", folder.resolve("runs"));
    assertThat(run.exitCode()).as(run.err()).isZero();
    return new RunStore(folder.resolve("runs")).find("latest").path();
  }

  @Test
  void a_path_in_an_experiment_counts_from_the_file_and_is_saved_as_an_absolute_one()
      throws IOException {
    Path run = compare();

    assertThat(run.resolve("experiment.yaml"))
        .content()
        .contains("source: " + csv, "source: " + csv.resolveSibling("other.csv"));
    assertThat(job(run, "two").at("/experiment/data/source").asText())
        .isEqualTo(csv.resolveSibling("other.csv").toString());
  }

  @Test
  void a_run_that_was_saved_with_relative_paths_counts_from_where_it_was_started()
      throws IOException {
    Path run = compare();
    Path saved = run.resolve("experiment.yaml");
    Path project = yaml.getParent();
    Files.writeString(saved, Files.readString(saved).replace(project + "/", ""));
    for (String id : new String[] {"one", "two"}) {
      JsonNode job = job(run, id);
      ((ObjectNode) job.at("/experiment/data"))
          .put("source", id.equals("one") ? "data/rows.csv" : "data/other.csv");
      Json.MAPPER.writeValue(jobFile(run, id).toFile(), job);
    }
    Path environment = run.resolve("environment.json");
    JsonNode then = Json.MAPPER.readTree(environment.toFile());
    ((ObjectNode) then).put("directory", project.toString());
    Json.MAPPER.writeValue(environment.toFile(), then);

    assertThat(CommandRun.of("describe", saved).exitCode()).isZero();
    CommandRun again = CommandRun.of("reproduce", run, "--out", folder.resolve("runs"));
    assertThat(again.exitCode()).as(again.out() + again.err()).isZero();

    ((ObjectNode) then).remove("directory");
    Json.MAPPER.writeValue(environment.toFile(), then);
    assertThat(CommandRun.of("describe", saved).err())
        .isEqualTo(
            "tandem: "
                + Path.of("data/rows.csv").toAbsolutePath()
                + ": expected a file with rows, got no such file\n");
  }

  @Test
  void a_path_in_a_flag_counts_from_the_current_directory() throws IOException {
    Path here = Path.of("").toAbsolutePath();
    Path runs = folder.resolve("runs");
    String varied = "data.source=" + here.relativize(csv.toRealPath());
    CommandRun run =
        CommandRun.of(
            "sweep", yaml, "--vary", varied, "--engine", "scratch", "--repeats", 1, "--out", runs);

    assertThat(run.exitCode()).as(run.err()).isZero();
    Path best = onlyFolder(runs.resolve("rows")).resolve("best.yaml");
    assertThat(best).content().contains("source: " + csv.toRealPath());
  }

  @Test
  void a_name_that_is_no_file_is_left_alone() throws IOException {
    Files.writeString(yaml, "data: {source: digts}\nnetwork: {hidden: [4]}\n");

    assertThat(CommandRun.of("describe", yaml).err()).contains("'digts'; did you mean digits?");
  }

  private static Path onlyFolder(Path parent) throws IOException {
    try (var files = Files.list(parent)) {
      return files.findFirst().orElseThrow();
    }
  }

  private static JsonNode job(Path run, String id) throws IOException {
    return Json.MAPPER.readTree(jobFile(run, id).toFile());
  }

  private static Path jobFile(Path run, String id) {
    return run.resolve("contenders").resolve(id).resolve("1").resolve("job.json");
  }

  @Test
  void a_run_is_no_data_to_train_on_but_can_be_shown_and_trained_again() {
    Path run = compare();

    CommandRun again = CommandRun.of("compare", run, "--out", folder.resolve("others"));

    assertThat(again.exitCode()).isEqualTo(2);
    assertThat(again.err())
        .isEqualTo(
            "tandem: %1$s: expected an experiment or data, got a run: 'tandem report %1$s' writes its report, 'tandem reproduce %1$s' trains it again\n"
                .formatted(run));
    assertThat(folder.resolve("others")).doesNotExist();
    assertThat(CommandRun.of("report", run).exitCode()).isZero();
    assertThat(CommandRun.of("reproduce", run, "--out", folder.resolve("runs")).exitCode())
        .isZero();
  }

  @Test
  void a_folder_without_pictures_is_refused_with_what_it_might_be_meant_as() {
    CommandRun run = CommandRun.of("compare", folder, "--out", folder.resolve("runs"));

    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.err())
        .startsWith("tandem: " + folder + ": expected a folder of pictures (PNG, JPEG, GIF or BMP)")
        .contains(
            "got no pictures in folders; a table is named by its file, and a run is shown by"
                + " 'tandem report' and trained again by 'tandem reproduce'");
  }
}
