package dev.tandem.workbench.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tandem.workbench.report.tensorboard.EventRecords;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code --tensorboard} writes, read back with another implementation. */
@Tag("once")
class CompareTensorBoardTest {
  private static final int EPOCHS = 5;

  @TempDir static Path folder;
  private static CommandRun run;
  private static RunFolderFiles files;

  @BeforeAll
  static void compare() throws IOException {
    run =
        CommandRun.of(
            "compare",
            "xor",
            "--engines",
            "scratch,dying",
            "--repeats",
            2,
            "--epochs",
            EPOCHS,
            "--tensorboard",
            "--out",
            folder);
    files = RunFolderFiles.only(folder, "xor");
  }

  private static List<EventRecords.Event> events(String contender, int repeat) throws IOException {
    Path place = files.folder().resolve("tensorboard").resolve(contender).resolve(repeat + "");
    try (Stream<Path> all = Files.list(place)) {
      List<Path> written = all.toList();
      assertThat(written).hasSize(1);
      assertThat(written.get(0).getFileName().toString())
          .matches("events\\.out\\.tfevents\\.\\d{10}\\.tandem");
      return EventRecords.read(written.get(0));
    }
  }

  @Test
  void every_epoch_of_every_repeat_has_its_scalars() throws IOException {
    JsonNode repeats = files.contender("scratch").get("runs");
    for (int repeat = 1; repeat <= 2; repeat++) {
      List<EventRecords.Event> events = events("scratch", repeat);
      assertThat(events).hasSize(1 + EPOCHS);
      assertThat(events.get(0).version()).isEqualTo("brain.Event:2");
      for (int epoch = 1; epoch <= EPOCHS; epoch++) {
        JsonNode told = repeats.get(repeat - 1).get("epochs").get(epoch - 1);
        EventRecords.Event event = events.get(epoch);
        assertThat(event.step()).isEqualTo(epoch);
        assertThat(event.wallTime()).isGreaterThan(events.get(epoch - 1).wallTime());
        assertScalars(event, told);
      }
    }
  }

  private static void assertScalars(EventRecords.Event event, JsonNode told) {
    for (String rows : List.of("train", "validation", "test")) {
      assertScalar(event, "loss/" + rows, told.get(rows).get("loss"));
      assertScalar(event, "accuracy/" + rows, told.get(rows).get("accuracy"));
    }
    assertScalar(event, "F1/validation", told.get("validation").get("f1"));
    assertScalar(event, "F1/test", told.get("test").get("f1"));
    assertScalar(event, "learning rate/at the epoch's end", told.get("learningRates").get("last"));
    assertScalar(event, "speed/seconds of training", told.get("seconds"));
    assertThat(event.scalars().get("speed/rows per second"))
        .isEqualTo((float) (4 / told.get("seconds").asDouble())); // XOR has four rows
    told.get("gradientNorms")
        .properties()
        .forEach(layer -> assertScalar(event, "gradient norm/" + layer.getKey(), layer.getValue()));
    assertThat(event.scalars()).containsKey("memory/resident bytes");
  }

  private static void assertScalar(EventRecords.Event event, String tag, JsonNode value) {
    assertThat(event.scalars().get(tag)).as(tag).isEqualTo((float) value.asDouble());
  }

  @Test
  void one_that_died_is_there_until_it_did() throws IOException {
    assertThat(events("dying", 1))
        .extracting(EventRecords.Event::step)
        .containsExactly(null, 1L, 2L);
  }

  @Test
  void the_command_says_how_to_look_at_it() {
    assertThat(run.out())
        .contains("next:     tensorboard --logdir " + files.folder().resolve("tensorboard") + "\n");
  }
}
