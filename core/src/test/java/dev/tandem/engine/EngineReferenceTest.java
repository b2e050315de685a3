package dev.tandem.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class EngineReferenceTest {
  @Test
  void a_reference_by_name_has_no_settings() {
    assertThat(EngineReference.of("scratch"))
        .isEqualTo(new EngineReference("scratch", Map.of()))
        .hasToString("EngineReference[name=scratch, settings={}]");
  }

  @Test
  void settings_keep_their_order_and_what_is_changed_later_stays_outside() {
    Map<String, Object> settings = new LinkedHashMap<>();
    settings.put("command", "julia train.jl");
    settings.put("arguments", "--fast");
    EngineReference reference = new EngineReference("process", settings);
    settings.clear();

    assertThat(reference.settings()).containsOnlyKeys("command", "arguments");
    assertThat(reference.settings().keySet()).containsExactly("command", "arguments");
  }

  @Test
  void an_engine_that_is_not_there_is_not_found() {
    assertThat(Engines.find(EngineReference.of("abacus"))).isEmpty();
  }
}
