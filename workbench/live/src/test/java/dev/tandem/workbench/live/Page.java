package dev.tandem.workbench.live;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tandem.datasets.DataFolders;
import dev.tandem.network.tree.SpecNode;
import dev.tandem.workbench.observed.json.Json;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** A server, and a page of it that speaks without a browser. */
final class Page implements AutoCloseable {
  private static final String TOKEN = "abcdefghijklmnopqrstuvwx";

  private final Live live;
  private final HttpClient client = HttpClient.newHttpClient();

  Page(Path folder) throws IOException {
    live =
        Live.start(
            new LiveOptions(
                SpecNode.of(Map.of("name", "start"), "test"),
                List.of(),
                new DataFolders(folder.resolve("data"), folder.resolve("cache")),
                folder.resolve("runs"),
                Optional.empty(),
                0,
                TOKEN));
  }

  String address() {
    return live.address();
  }

  /** An answer of the server. */
  record Reply(int status, JsonNode json) {
    String error() {
      return json.path("error").asText();
    }
  }

  Reply get(String path) {
    return send(HttpRequest.newBuilder(uri(path)));
  }

  Reply post(String path, Object body) {
    try {
      byte[] bytes = body instanceof byte[] own ? own : Json.MAPPER.writeValueAsBytes(body);
      return send(HttpRequest.newBuilder(uri(path)).POST(BodyPublishers.ofByteArray(bytes)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  URI uri(String path) {
    return URI.create(live.address() + path);
  }

  Reply send(HttpRequest.Builder request) {
    try {
      HttpResponse<String> response = client.send(request.build(), BodyHandlers.ofString());
      String type = response.headers().firstValue("Content-Type").orElse("");
      return new Reply(
          response.statusCode(),
          type.equals("application/json")
              ? Json.MAPPER.readTree(response.body())
              : Json.MAPPER.valueToTree(response.body()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  /** An event as it came. */
  record Event(String name, JsonNode data) {}

  /** Begins a run and listens to it. */
  Listener begin(Map<String, Object> settings) {
    Reply begun = post("api/runs", Map.of("settings", settings));
    if (begun.status() != 201) {
      throw new AssertionError(begun.error());
    }
    return listen(begun.json().get("run").asText());
  }

  Listener listen(String run) {
    return new Listener(run);
  }

  /** The events of one run. */
  final class Listener implements AutoCloseable {
    private final String run;
    private final HttpURLConnection connection;
    private final BlockingQueue<Event> events = new LinkedBlockingQueue<>();

    private Listener(String run) {
      this.run = run;
      try {
        connection =
            (HttpURLConnection) uri("api/runs/" + run + "/events").toURL().openConnection();
        BufferedReader lines =
            new BufferedReader(
                new InputStreamReader(connection.getInputStream(), StandardCharsets.UTF_8));
        Thread reader = new Thread(() -> read(lines));
        reader.setDaemon(true);
        reader.start();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    private void read(BufferedReader lines) {
      try {
        String name = "";
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
          if (line.startsWith("event: ")) {
            name = line.substring("event: ".length());
          } else if (line.startsWith("data: ")) {
            events.add(new Event(name, Json.MAPPER.readTree(line.substring("data: ".length()))));
          }
        }
      } catch (IOException closed) {
        events.add(new Event("closed", Json.MAPPER.createObjectNode()));
      }
    }

    String run() {
      return run;
    }

    /** The next event of a name, whatever comes before it. */
    Event await(String name) {
      return await(name, "", "");
    }

    /** The next event of a name that has a value. */
    Event await(String name, String key, String value) {
      try {
        while (true) {
          Event event = events.poll(60, TimeUnit.SECONDS);
          if (event == null) {
            throw new AssertionError("no event " + name + " " + value);
          }
          if (event.name().equals(name) && event.data().path(key).asText("").equals(value)) {
            return event;
          }
          if (event.name().equals("state") && event.data().get("state").asText().equals("failed")) {
            throw new AssertionError(event.data().get("message").asText());
          }
        }
      } catch (InterruptedException e) {
        throw new IllegalStateException(e);
      }
    }

    void act(String action) {
      Reply done = post("api/runs/" + run + "/do", Map.of("action", action));
      if (done.status() != 200) {
        throw new AssertionError(done.error());
      }
    }

    /** Goes away without a word. */
    void disconnect() {
      connection.disconnect();
    }

    /** Ends the run, so that the next one has room. */
    @Override
    public void close() {
      post("api/runs/" + run + "/do", Map.of("action", "end"));
      connection.disconnect();
    }
  }

  @Override
  public void close() {
    live.close();
  }
}
