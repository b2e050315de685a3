package dev.tandem.workbench.live;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Only a page of this server gets an answer; everybody else gets a line, and starts nothing. */
class DoorTest {
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

  @Test
  void the_page_gets_an_answer() {
    assertThat(page.get("api/ping").status()).isEqualTo(200);
    assertThat(page.get("").json().asText()).contains("<title>Tandem");
    assertThat(page.get("lib/uPlot.esm.js").json().asText()).contains("uPlot");
  }

  @ParameterizedTest
  @ValueSource(strings = {"http://evil.example", "null", "http://127.0.0.1:1"})
  void a_page_of_another_origin_is_refused(String origin) {
    Page.Reply reply =
        page.send(
            HttpRequest.newBuilder(page.uri("api/runs"))
                .header("Origin", origin)
                .POST(BodyPublishers.ofString("{}")));

    assertThat(reply.status()).isEqualTo(403);
    assertThat(reply.error()).isEqualTo("Origin: expected this page's own");
  }

  @Test
  void a_request_that_another_site_made_is_refused() {
    Page.Reply reply =
        page.send(
            HttpRequest.newBuilder(page.uri("api/catalog")).header("Sec-Fetch-Site", "cross-site"));

    assertThat(reply.status()).isEqualTo(403);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "Host: evil.example\r\n", "Host: 127.0.0.1:1\r\n"})
  void a_name_that_is_not_this_servers_is_refused(String host) throws IOException {
    String path = page.uri("api/ping").getPath();

    assertThat(raw("GET " + path + " HTTP/1.1\r\n" + host + "Connection: close\r\n\r\n"))
        .doesNotStartWith("HTTP/1.1 200");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "api/ping", "abcdefghijklmnopqrstuvwy/api/ping", "x/../api/ping"})
  void nobody_gets_in_without_the_token(String path) {
    URI address = URI.create(page.address());
    String base = "http://127.0.0.1:" + address.getPort() + "/";
    Page.Reply reply = page.send(HttpRequest.newBuilder(URI.create(base + path)));

    assertThat(reply.status()).isEqualTo(403);
    assertThat(reply.error())
        .isEqualTo("expected the address that 'tandem live' has printed, with its token");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "../../etc/passwd",
        "..%2f..%2fetc%2fpasswd",
        "%2e%2e/%2e%2e/etc/passwd",
        "lib/../../../Live.class",
        "js//etc/passwd",
        "Live.class",
        "js/%00.js",
        "..\\..\\etc\\passwd",
        "META-INF/MANIFEST.MF"
      })
  void no_path_leaves_the_pages_files(String trick) throws IOException {
    String path = page.uri("").getPath() + trick;
    String answer =
        raw(
            "GET "
                + path
                + " HTTP/1.1\r\nHost: "
                + page.uri("").getAuthority()
                + "\r\nConnection: close\r\n\r\n");

    assertThat(answer).startsWith("HTTP/1.1 40").doesNotContain("root:");
  }

  @Test
  void an_upload_of_a_gigabyte_is_refused_and_leaves_nothing() {
    InputStream endless = new SequenceInputStream(Collections.enumeration(pieces(1 << 20, 1024)));
    HttpRequest.Builder request =
        HttpRequest.newBuilder(page.uri("api/upload?name=big.csv"))
            .POST(BodyPublishers.ofInputStream(() -> endless));
    long before = used();
    int status;
    try {
      status = page.send(request).status();
    } catch (java.io.UncheckedIOException closedWhileSending) {
      status = 413; // the server has hung up, as it may
    }

    assertThat(status).isEqualTo(413);
    assertThat(used() - before).isLessThan(64L << 20);
    assertThat(page.post("api/check", Map.of("data", Map.of("source", "upload:big.csv"))).status())
        .isEqualTo(422);
  }

  private static List<InputStream> pieces(int size, int count) {
    byte[] piece = new byte[size];
    List<InputStream> pieces = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      pieces.add(new ByteArrayInputStream(piece));
    }
    return pieces;
  }

  private static long used() {
    System.gc();
    return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
  }

  @Test
  void two_hundred_connections_that_say_nothing_keep_nobody_out() throws IOException {
    List<Socket> idle = new ArrayList<>();
    try {
      for (int i = 0; i < 200; i++) {
        Socket socket = new Socket("127.0.0.1", page.uri("").getPort());
        socket.getOutputStream().write("GET /".getBytes(StandardCharsets.UTF_8));
        idle.add(socket);
      }
      long start = System.nanoTime();

      assertThat(page.get("api/ping").status()).isEqualTo(200);
      assertThat(System.nanoTime() - start).isLessThan(5_000_000_000L);
    } finally {
      for (Socket socket : idle) {
        socket.close();
      }
    }
    assertThat(page.get("api/ping").status()).isEqualTo(200);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{ | 400 | expected JSON",
        "[] | 400 | expected an object of JSON",
        "{\"data\": {\"source\": \"/etc/passwd\"}} | 422 | data.source: expected one of xor",
        "{\"data\": {\"source\": \"xor\"}, \"network\": {\"hidden\": [-1]}} | 422 | network.hidden",
        "{\"contenders\": [{\"engine\": \"process\", \"command\": [\"id\"]}]} | 422 | contenders:"
            + " expected programs",
        "{\"contenders\": [{\"engine\": \"./x.py\"}]} | 422 | engine: expected one of"
      })
  void settings_that_cannot_be_are_answered_in_a_line(String body, int status, String start) {
    Page.Reply reply = page.post("api/check", body.getBytes(StandardCharsets.UTF_8));

    assertThat(reply.status()).isEqualTo(status);
    assertThat(reply.error()).startsWith(start).doesNotContain("\n");
  }

  @Test
  void the_key_of_a_setting_comes_with_the_complaint() {
    Map<String, Object> settings =
        Map.of(
            "data", Map.of("source", "moons"),
            "network", Map.of("hidden", List.of(4)),
            "optimizer", Map.of("type", "sgd", "learningRate", -1));

    assertThat(page.post("api/check", settings).json().get("path").asText())
        .isEqualTo("optimizer.learningRate");
  }

  private static String raw(String request) throws IOException {
    try (Socket socket = new Socket("127.0.0.1", page.uri("").getPort())) {
      socket.setSoTimeout(10_000);
      socket.getOutputStream().write(request.getBytes(StandardCharsets.UTF_8));
      return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
