package dev.tandem.workbench.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.model.Model;
import dev.tandem.model.ModelFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Which rows a model has not seen is known only while the data is that of its training. */
@Tag("once")
class TrainedDataTest {
  @TempDir Path folder;
  private Path table;
  private Path model;

  @BeforeEach
  void trainOnNamedData() throws IOException {
    StringBuilder rows =
        new StringBuilder(
            "PatientId,AppointmentID,Gender,ScheduledDay,AppointmentDay,Age,Neighbourhood,"
                + "Scholarship,Hipertension,Diabetes,Alcoholism,Handcap,SMS_received,No-show\n");
    for (int i = 0; i < 60; i++) {
      rows.append(i + "," + i + ",F,2016-04-2" + i % 10 + "T10:30:00Z,2016-05-02T00:00:00Z,")
          .append(20 + i + ",CENTRO,0,0,0,0,0," + i % 2 + "," + (i % 3 == 0 ? "Yes" : "No") + "\n");
    }
    Files.createDirectory(folder.resolve("noshow"));
    table = Files.writeString(folder.resolve("noshow/any.csv"), rows);
    model = folder.resolve("model.safetensors");
    CommandRun train =
        CommandRun.of(
            "train",
            "noshow",
            "--data-dir",
            folder,
            "--epochs",
            1,
            "--engines",
            "textbook",
            "-o",
            model);
    assertThat(train.exitCode()).as(train.err()).isZero();
  }

  private CommandRun run(String command, Path model) {
    return CommandRun.of(command, model, "noshow", "--data-dir", folder);
  }

  @Test
  void named_data_is_refused_once_it_has_changed() throws IOException {
    assertThat(run("evaluate", model).out())
        .startsWith("noshow, the test rows of the model's own split\n");

    Files.writeString(table, Files.readString(table).replace(",CENTRO,", ",BONFIM,"));
    for (String command : List.of("evaluate", "predict")) {
      CommandRun run = run(command, model);
      assertThat(run.exitCode()).isEqualTo(2);
      assertThat(run.err())
          .isEqualTo(
              "tandem: noshow: expected the rows that the model was trained on, got others (other"
                  + " files are in "
                  + folder.resolve("noshow")
                  + "), so its test rows cannot be told; evaluate a file of rows that the model has"
                  + " not seen\n");
    }
  }

  @Test
  void its_file_by_path_may_have_rows_that_trained_the_model() {
    assertThat(CommandRun.of("evaluate", model, table, "--data-dir", folder).out())
        .startsWith("any.csv, all rows, which flatters if some of them trained the model\n");
  }

  @Test
  void a_model_that_does_not_say_what_it_was_trained_on_is_evaluated_with_a_word() {
    Model told = ModelFile.read(model);
    Path silent = folder.resolve("silent.safetensors");
    ModelFile.write(
        silent,
        new Model(
            told.network(),
            told.loss(),
            told.parameters(),
            told.buffers(),
            told.preprocessing(),
            told.classNames(),
            told.threshold(),
            told.data()));

    assertThat(run("evaluate", silent).out())
        .startsWith(
            "noshow, the test rows of the model's own split, if the data is the same as in"
                + " training: the model's file does not tell\n");
  }
}
