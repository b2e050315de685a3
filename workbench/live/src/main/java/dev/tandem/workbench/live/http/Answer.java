package dev.tandem.workbench.live.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.tandem.workbench.observed.json.Json;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.function.Consumer;

/** What a page gets. */
public sealed interface Answer {
  /**
   * Bytes.
   *
   * @param type of the content
   * @param name under which a browser saves it; null if it is to be shown
   * @param isReport whether it is a page of its own, with scripts inside
   */
  record Content(int status, String type, byte[] bytes, String name, boolean isReport)
      implements Answer {}

  /** Events, as long as the page listens. */
  record Events(Consumer<EventStream> source) implements Answer {}

  /** An object as JSON. */
  static Answer json(Object value) {
    return json(200, value);
  }

  /** Nothing but that it is done. */
  static Answer done() {
    return json(Map.of());
  }

  /** An object as JSON. */
  static Answer json(int status, Object value) {
    try {
      return new Content(
          status, "application/json", Json.MAPPER.writeValueAsBytes(value), null, false);
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A file to be saved. */
  static Answer file(String name, String type, byte[] bytes) {
    return new Content(200, type, bytes, name, false);
  }

  /** A text to be saved. */
  static Answer file(String name, String type, String text) {
    return file(name, type, text.getBytes(StandardCharsets.UTF_8));
  }
}
