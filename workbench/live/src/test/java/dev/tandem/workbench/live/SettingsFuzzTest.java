package dev.tandem.workbench.live;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.tandem.datasets.DataFolders;
import dev.tandem.fault.Altered;
import dev.tandem.fault.Hostile;
import dev.tandem.workbench.compare.experiment.ExperimentFiles;
import dev.tandem.workbench.live.http.Refusal;
import dev.tandem.workbench.live.http.Request;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Settings that a page, or whoever knows its address, may send. */
class SettingsFuzzTest {
  private static final String SEEDS =
      "SettingsFuzzTestInputs/settings_are_a_comparison_or_refused/";

  private static final List<Altered> GOOD =
      Stream.of("moons", "layers", "sizes")
          .map(name -> Altered.text(SettingsFuzzTest.class, SEEDS + name))
          .toList();

  private static final LiveOptions OPTIONS =
      new LiveOptions(
          ExperimentFiles.load("moons"),
          List.of(),
          DataFolders.of(Optional.empty()),
          Path.of("runs"),
          Optional.empty(),
          0,
          "token");

  private static final Settings SETTINGS = new Settings(OPTIONS, new Uploads(Path.of("uploads")));

  @FuzzTest(maxDuration = "1h")
  void settings_are_a_comparison_or_refused(byte[] bytes) throws Exception {
    read(bytes);
  }

  @FuzzTest(maxDuration = "1h")
  void settings_with_other_words_are_a_comparison_or_refused(byte[] changes) throws Exception {
    read(Altered.one(GOOD, changes));
  }

  private static void read(byte[] bytes) throws Exception {
    Hostile.read(
        () -> {
          try {
            SETTINGS.read(Request.parse(bytes));
          } catch (Refusal refused) {
            // the page shows it
          }
        });
  }
}
