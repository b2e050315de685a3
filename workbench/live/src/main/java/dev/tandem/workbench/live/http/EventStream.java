package dev.tandem.workbench.live.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.tandem.workbench.observed.json.Json;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** Server-sent events to one page. */
public final class EventStream {
  private final OutputStream body;

  EventStream(OutputStream body) {
    this.body = body;
  }

  /** An event as the page gets it. */
  public static String text(String name, Object data) {
    try {
      return "event: " + name + "\ndata: " + Json.MAPPER.writeValueAsString(data) + "\n\n";
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Sends events, as {@link #text} makes them.
   *
   * @throws UncheckedIOException if the page is gone
   */
  public void send(String events) {
    try {
      body.write(events.getBytes(StandardCharsets.UTF_8));
      body.flush();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
