package dev.tandem.workbench.compare.sweep;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JacksonException;
import dev.tandem.workbench.observed.json.Json;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RunRecordTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"key\": \"a\"}",
        "{\"key\": \"a\", \"settings\": {}}",
        "{\"key\": \"a\", \"settings\": {}, \"status\": \"failed\"}"
      })
  void a_file_that_lacks_a_part_is_damaged(String file) {
    assertThatThrownBy(() -> Json.MAPPER.readValue(file, RunRecord.class))
        .isInstanceOf(JacksonException.class);
  }

  @Test
  void a_finished_run_needs_no_message() throws JacksonException {
    String file = "{\"key\": \"a\", \"settings\": {}, \"status\": \"finished\"}";

    assertThat(Json.MAPPER.readValue(file, RunRecord.class).finished()).isTrue();
  }
}
