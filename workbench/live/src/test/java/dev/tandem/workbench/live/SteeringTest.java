package dev.tandem.workbench.live;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A page starts, stops and looks into a training; the contenders are processes of their own. */
@Tag("once")
@Timeout(120)
class SteeringTest {
  @TempDir static Path folder;
  private static Page page;

  @BeforeAll
  static void start() throws IOException {
    page = new Page(folder);
  }

  @AfterAll
  static void stop() {
    page.close();
  }

  private static Map<String, Object> settings(double momentum) {
    Map<String, Object> settings = new HashMap<>();
    settings.put("name", "page");
    settings.put("data", Map.of("source", "moons", "rows", 200));
    settings.put("network", Map.of("hidden", List.of(3), "activation", "tanh"));
    settings.put("optimizer", Map.of("type", "sgd", "learningRate", 0.1, "momentum", momentum));
    settings.put("training", Map.of("epochs", 4, "batchSize", 50, "seed", 1));
    settings.put(
        "contenders",
        List.of(
            Map.of("id", "one", "engine", "textbook"), Map.of("id", "two", "engine", "textbook")));
    return settings;
  }

  @Test
  void a_run_waits_at_step_0_and_goes_as_far_as_it_is_told() {
    try (Page.Listener run = page.begin(settings(0))) {
      JsonNode data = run.await("data").data();
      assertThat(data.get("rows").get("train").asInt()).isEqualTo(144);
      assertThat(data.get("points").get("train")).isNotEmpty();
      run.await("state", "state", "paused");
      assertThat(look(run).get("step").asInt()).isZero();

      run.act("batch");
      assertThat(look(run).get("step").asInt()).isEqualTo(1);
      run.act("epoch");
      assertThat(run.await("epoch", "id", "two").data().get("step").asInt()).isEqualTo(3);
      assertThat(look(run).get("step").asInt()).isEqualTo(3);

      run.act("start");
      run.await("state", "state", "finished");
      assertThat(look(run).get("step").asInt()).isEqualTo(12);
      run.act("end");
      run.await("state", "state", "ended");
    }
  }

  @Test
  void a_look_shows_weights_gradients_surfaces_units_and_parity() {
    try (Page.Listener run = page.begin(settings(0))) {
      run.await("state", "state", "paused");
      run.act("epoch");
      JsonNode one = look(run).get("contenders").get("one");
      assertThat(one.get("weights").get("0.weight")).hasSize(3);
      assertThat(one.get("gradients").get("2.weight").get(0)).hasSize(3);
      assertThat(one.get("surface").get("outputs")).hasSize(1);
      assertThat(one.get("units").get(0)).hasSize(3);
      JsonNode parity = run.await("parity").data();
      assertThat(parity.get("equal").asBoolean()).isTrue();
      assertThat(parity.get("sameSettings").asBoolean()).isTrue();
    }
  }

  @Test
  void the_same_settings_start_from_the_same_weights_and_one_knob_is_told() {
    try (Page.Listener first = page.begin(settings(0));
        Page.Listener second = page.begin(settings(0.9))) {
      first.await("state", "state", "paused");
      second.await("state", "state", "paused");
      assertThat(look(second).get("contenders").get("one").get("weights"))
          .isEqualTo(look(first).get("contenders").get("one").get("weights"));
      first.act("start");
      second.act("start");
      first.await("state", "state", "finished");
      second.await("state", "state", "finished");

      Page.Reply change = page.get("api/runs/" + second.run() + "/change?before=" + first.run());
      assertThat(change.json().get("sentence").asText())
          .matches("momentum 0 → 0.9: test loss 0\\.\\d+ → 0\\.\\d+ after 4 epochs; on one seed");
    }
  }

  @Test
  void a_row_of_ones_own_is_predicted_by_everybody() {
    try (Page.Listener run = page.begin(settings(0))) {
      run.await("state", "state", "paused");
      JsonNode told =
          page.post("api/runs/" + run.run() + "/predict", Map.of("features", List.of(0.5, 0.2)))
              .json();
      assertThat(told.get("contenders").get("one")).hasSize(2);
      assertThat(told.get("contenders").get("two")).isEqualTo(told.get("contenders").get("one"));
      assertThat(
              page.post("api/runs/" + run.run() + "/predict", Map.of("features", List.of(1)))
                  .error())
          .isEqualTo("features: expected 2 numbers, got 1");
    }
  }

  @Test
  void a_table_that_was_dropped_can_be_trained_on() {
    StringBuilder csv = new StringBuilder("a,b,label\n");
    for (int i = 0; i < 60; i++) {
      csv.append(i).append(',').append(i % 7).append(',').append(i % 2 == 0 ? "no" : "yes");
      csv.append('\n');
    }
    JsonNode told =
        page.post("api/upload?name=my+table.csv", csv.toString().getBytes(StandardCharsets.UTF_8))
            .json();
    assertThat(told.get("source").asText()).isEqualTo("upload:my_table.csv");
    assertThat(told.get("label").asText()).isEqualTo("label");
    Map<String, Object> settings = settings(0);
    settings.put("data", Map.of("source", "upload:my_table.csv", "label", "label"));
    try (Page.Listener run = page.begin(settings)) {
      assertThat(run.await("data").data().get("classes")).hasSize(2);
    }
  }

  @Test
  void a_closed_page_pauses_its_run() throws InterruptedException {
    Page.Listener run = page.begin(settings(0));
    run.await("state", "state", "paused");
    page.post("api/runs/" + run.run() + "/do", Map.of("action", "start", "pace", "slow"));
    run.disconnect();
    Thread.sleep(6_000); // a heartbeat finds the page gone
    try (Page.Listener again = page.listen(run.run())) {
      assertThat(again.await("state").data().get("state").asText()).isIn("paused", "finished");
    }
  }

  @Test
  void more_runs_than_the_machine_has_room_for_wait_and_are_told_so() {
    Map<String, Object> settings = settings(0);
    settings.put("contenders", List.of(Map.of("engine", "textbook")));
    try (Page.Listener a = page.begin(settings);
        Page.Listener b = page.begin(settings);
        Page.Listener c = page.begin(settings);
        Page.Listener e = page.begin(settings)) {
      a.await("state", "state", "paused");
      b.await("state", "state", "paused");
      c.await("state", "state", "paused");
      e.await("state", "state", "paused");
      try (Page.Listener d = page.begin(settings)) {
        assertThat(d.await("state", "state", "waiting").data().get("message").asText())
            .isEqualTo("waiting for a place: 4 others are taken; each open page has one");
        a.act("end");
        d.await("state", "state", "paused");
        List.of(b, c, d).forEach(own -> own.act("end"));
      }
    }
  }

  private static JsonNode look(Page.Listener run) {
    return page.get("api/runs/" + run.run() + "/look").json();
  }
}
