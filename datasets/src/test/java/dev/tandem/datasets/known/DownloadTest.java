package dev.tandem.datasets.known;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import dev.tandem.data.DataException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Random;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A real server on this machine that behaves badly. */
@Tag("once")
class DownloadTest {
  private static final Duration PATIENCE = Duration.ofMillis(700);
  private static final byte[] CONTENT = content();

  @TempDir Path folder;
  private final List<String> ranges = new CopyOnWriteArrayList<>();
  private ExecutorService threads;
  private HttpServer server;

  private static byte[] content() {
    byte[] bytes = new byte[300_000];
    new Random(1).nextBytes(bytes);
    return bytes;
  }

  @BeforeEach
  void start() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    threads = Executors.newCachedThreadPool();
    server.setExecutor(threads);
    serve("/good/", exchange -> send(exchange, rest(exchange)));
    server.start();
  }

  @AfterEach
  void stop() {
    server.stop(0);
    threads.shutdownNow();
  }

  private void serve(String path, HttpHandler handler) {
    server.createContext(
        path,
        exchange -> {
          ranges.add(path + " " + exchange.getRequestHeaders().getFirst("Range"));
          handler.handle(exchange);
        });
  }

  private static int from(HttpExchange exchange) {
    String range = exchange.getRequestHeaders().getFirst("Range");
    return range == null ? 0 : Integer.parseInt(range.replaceAll("\\D", ""));
  }

  private static byte[] rest(HttpExchange exchange) {
    return Arrays.copyOfRange(CONTENT, from(exchange), CONTENT.length);
  }

  /** Promises all of the bytes and sends as many. */
  private static void send(HttpExchange exchange, byte[] bytes, int sent) throws IOException {
    int from = from(exchange);
    if (from > 0) {
      exchange
          .getResponseHeaders()
          .set("Content-Range", "bytes " + from + "-" + (CONTENT.length - 1) + "/*");
    }
    exchange.sendResponseHeaders(from > 0 ? 206 : 200, bytes.length);
    exchange.getResponseBody().write(bytes, 0, sent);
    exchange.getResponseBody().flush();
  }

  private static void send(HttpExchange exchange, byte[] bytes) throws IOException {
    send(exchange, bytes, bytes.length);
    exchange.close();
  }

  private URI at(String path) {
    return URI.create("http://localhost:" + server.getAddress().getPort() + path);
  }

  private KnownData data(String... mirrors) {
    return data(OptionalLong.of(CONTENT.length), mirrors);
  }

  private KnownData data(OptionalLong bytes, String... mirrors) {
    return new KnownData(
        "numbers",
        "",
        "",
        "",
        Stream.of(mirrors).map(this::at).toList(),
        List.of(new KnownFile("numbers.bin", bytes, "SHA-256", sha256(CONTENT))),
        Optional.empty(),
        Optional.empty());
  }

  private static String sha256(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (java.security.NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  private void fetch(KnownData data) {
    new Download(PATIENCE, (file, bytes, total) -> {}).fetch(data, folder);
  }

  private Path file() {
    return folder.resolve("numbers.bin");
  }

  private void assertFetched() {
    assertThat(file()).hasBinaryContent(CONTENT);
    assertThat(folder.resolve("numbers.bin.part")).doesNotExist();
  }

  private void assertNothingUnderTheName() {
    assertThat(file()).doesNotExist();
  }

  @Test
  void a_file_takes_its_name_when_it_is_whole_and_the_published_one() {
    fetch(data("/good/"));

    assertFetched();
  }

  @Test
  void progress_is_told_while_bytes_come_slowly() {
    serve(
        "/slow/",
        exchange -> {
          exchange.sendResponseHeaders(200, CONTENT.length);
          for (int i = 0; i < 3; i++) {
            exchange.getResponseBody().write(CONTENT, i * 100_000, 100_000);
            exchange.getResponseBody().flush();
            pause(300);
          }
          exchange.close();
        });
    List<Long> told = new ArrayList<>();

    new Download(PATIENCE, (name, bytes, total) -> told.add(bytes)).fetch(data("/slow/"), folder);

    assertFetched();
    assertThat(told).isSorted().contains(100_000L, 200_000L, 300_000L);
  }

  @Test
  void what_broke_off_is_gone_on_from() {
    AtomicInteger calls = new AtomicInteger();
    serve(
        "/cuts/",
        exchange -> {
          byte[] rest = rest(exchange);
          send(exchange, rest, calls.incrementAndGet() < 3 ? 100_000 : rest.length);
          exchange.close();
        });

    fetch(data("/cuts/"));

    assertFetched();
    assertThat(ranges).hasSize(3).first().isEqualTo("/cuts/ null");
    assertThat(ranges.subList(1, 3)).allMatch(range -> range.matches("/cuts/ bytes=[1-9]\\d+-"));
  }

  @Test
  void a_later_call_goes_on_from_what_an_earlier_one_left() throws IOException {
    Files.write(folder.resolve("numbers.bin.part"), Arrays.copyOf(CONTENT, 123_456));

    fetch(data("/good/"));

    assertFetched();
    assertThat(ranges).containsExactly("/good/ bytes=123456-");
  }

  @Test
  void a_server_that_knows_no_ranges_begins_anew() throws IOException {
    serve(
        "/whole/",
        exchange -> {
          exchange.sendResponseHeaders(200, CONTENT.length);
          exchange.getResponseBody().write(CONTENT);
          exchange.close();
        });
    Files.write(folder.resolve("numbers.bin.part"), new byte[250_000]);

    fetch(data("/whole/"));

    assertFetched();
  }

  @Test
  void a_rest_that_does_not_fit_is_thrown_away_and_fetched_again() throws IOException {
    Files.write(folder.resolve("numbers.bin.part"), new byte[CONTENT.length]);

    fetch(data("/good/"));

    assertFetched();
  }

  @Test
  void a_corrupted_file_is_thrown_away_and_the_next_mirror_asked() {
    byte[] other = CONTENT.clone();
    other[77]++;
    serve("/corrupted/", exchange -> send(exchange, other));

    fetch(data("/corrupted/", "/good/"));

    assertFetched();
    assertThatThrownBy(
            () ->
                new Download(PATIENCE, (f, b, t) -> {})
                    .fetch(data("/corrupted/"), folder.resolve("other")))
        .isInstanceOf(DataException.class)
        .hasMessageContaining("numbers, numbers.bin: expected the published file")
        .hasMessageContaining("/corrupted/ gave a file with another checksum");
    assertThat(folder.resolve("other")).isEmptyDirectory();
  }

  @Test
  void a_server_that_stalls_is_left_after_a_while() {
    serve(
        "/stalls/",
        exchange -> {
          send(exchange, rest(exchange), 50_000);
          pause(20_000);
        });
    serve("/silent/", exchange -> pause(20_000));

    fetch(data("/silent/", "/stalls/", "/good/"));

    assertFetched();
    assertThat(ranges).last().asString().startsWith("/good/ bytes=");
  }

  @Test
  void more_bytes_than_the_file_has_are_not_taken() {
    serve("/endless/", exchange -> send(exchange, new byte[5_000_000]));

    assertThatThrownBy(() -> fetch(data("/endless/")))
        .hasMessageContaining("more than the 300000 bytes of the file");
    assertNothingUnderTheName();
    assertThat(folder.resolve("numbers.bin.part").toFile().length()).isLessThan(300_001);
  }

  @Test
  void fewer_bytes_than_the_file_has_are_no_file() {
    serve("/short/", exchange -> send(exchange, Arrays.copyOf(rest(exchange), 1_000)));

    assertThatThrownBy(() -> fetch(data("/short/"))).hasMessageContaining("of 300000 bytes");
    assertNothingUnderTheName();
    assertThatThrownBy(() -> fetch(data(OptionalLong.empty(), "/short/")))
        .hasMessageContaining("another checksum");
    assertNothingUnderTheName();
  }

  @Test
  void redirects_are_followed_and_refusals_are_told() {
    serve(
        "/moved/",
        exchange -> {
          exchange.getResponseHeaders().set("Location", at("/good/numbers.bin").toString());
          exchange.sendResponseHeaders(302, -1);
          exchange.close();
        });
    serve(
        "/gone/",
        exchange -> {
          exchange.sendResponseHeaders(404, -1);
          exchange.close();
        });

    assertThatThrownBy(() -> fetch(data("/gone/"))).hasMessageContaining("/gone/ answered 404");
    assertNothingUnderTheName();
    fetch(data("/gone/", "/moved/"));
    assertFetched();
  }

  @Test
  void a_file_that_is_there_is_not_fetched_again_and_never_overwritten() throws IOException {
    fetch(data("/good/"));
    ranges.clear();
    fetch(data("/good/"));
    assertThat(ranges).isEmpty();

    Files.writeString(file(), "mine");
    assertThatThrownBy(() -> fetch(data("/good/"))).hasMessageContaining("delete it and fetch");
    assertThat(file()).hasContent("mine");
  }

  @Test
  void every_dataset_that_is_downloaded_has_mirrors_and_checksums() {
    assertThat(KnownData.all())
        .allMatch(data -> !data.licence().isBlank() && !data.source().isBlank())
        .allMatch(data -> data.isShipped() || !data.files().isEmpty())
        .allMatch(
            data ->
                data.files().isEmpty() || data.byHand().isPresent() || !data.mirrors().isEmpty())
        .flatMap(KnownData::files)
        .allMatch(
            file -> file.checksum().length() == (file.algorithm().equals("SHA-256") ? 64 : 32));
  }

  private static void pause(long milliseconds) {
    try {
      Thread.sleep(milliseconds);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
