package dev.tandem.datasets.known;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandler;
import java.net.http.HttpResponse.BodySubscribers;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** One request for the rest of a file. */
final class Attempt {
  private static final int TICK = 100; // milliseconds between looks at how far it is
  private static final int OK = 200;
  private static final int PART = 206;
  private static final int NO_SUCH_RANGE = 416;

  private final HttpClient client;
  private final Duration patience;
  private final Download.Progress progress;
  private final KnownFile file;
  private FileChannel channel;
  private volatile long written;
  private volatile long total;
  private volatile boolean otherPart;
  private volatile long lastByte = System.nanoTime();

  Attempt(HttpClient client, Duration patience, Download.Progress progress, KnownFile file) {
    this.client = client;
    this.patience = patience;
    this.progress = progress;
    this.file = file;
  }

  /**
   * Writes behind what is there.
   *
   * @return what went wrong; empty if all came
   */
  String run(URI address, Path part) throws IOException {
    long have = Download.size(part);
    if (have > 0 && file.bytes().isPresent() && have >= file.bytes().getAsLong()) {
      return ""; // the checksum tells
    }
    try (FileChannel opened =
        FileChannel.open(part, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
      channel = opened;
      written = have;
      return run(request(address, have), part, have);
    }
  }

  private HttpRequest request(URI address, long have) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(address).timeout(patience).header("User-Agent", "tandem");
    return (have > 0 ? request.header("Range", "bytes=" + have + "-") : request).build();
  }

  private String run(HttpRequest request, Path part, long have) throws IOException {
    CompletableFuture<HttpResponse<Void>> answer = client.sendAsync(request, taking());
    try {
      while (true) {
        try {
          int status = answer.get(TICK, TimeUnit.MILLISECONDS).statusCode();
          return told(status, part, have);
        } catch (TimeoutException e) {
          progress.at(file.name(), written, total);
          if (System.nanoTime() - lastByte > patience.toNanos()) {
            return "sent nothing for " + patience.toMillis() / 1000.0 + " s";
          }
        }
      }
    } catch (ExecutionException e) {
      return "broke off: " + reason(e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return "was interrupted";
    } finally {
      answer.cancel(true);
    }
  }

  private String told(int status, Path part, long have) throws IOException {
    if (status == NO_SUCH_RANGE && have > 0) {
      Files.delete(part);
      return "has no more than what came before"; // begins anew
    }
    if (status != OK && status != PART || otherPart) {
      return "answered " + status + (otherPart ? " with another part" : "");
    }
    progress.at(file.name(), written, total);
    long expected = file.bytes().orElse(written);
    return written < expected ? "gave " + written + " of " + expected + " bytes" : "";
  }

  private BodyHandler<Void> taking() {
    return head -> {
      lastByte = System.nanoTime();
      boolean wanted = head.statusCode() == OK || isRest(head);
      otherPart = head.statusCode() == PART && !wanted;
      if (head.statusCode() == OK) {
        written = 0; // from the beginning, whatever was asked for
      }
      long length = head.headers().firstValueAsLong("Content-Length").orElse(0);
      total = file.bytes().orElse(length == 0 ? 0 : written + length);
      return BodySubscribers.ofByteArrayConsumer(
          bytes -> {
            if (wanted) {
              bytes.ifPresent(this::write);
            }
          });
    };
  }

  /** Whether an answer begins where what is there ends. */
  private boolean isRest(HttpResponse.ResponseInfo head) {
    return head.statusCode() == PART
        && head.headers()
            .firstValue("Content-Range")
            .filter(range -> range.startsWith("bytes " + written + "-"))
            .isPresent();
  }

  private void write(byte[] bytes) {
    lastByte = System.nanoTime();
    if (written + bytes.length > file.bytes().orElse(Long.MAX_VALUE)) {
      throw new UncheckedIOException(
          new IOException("more than the " + file.bytes().getAsLong() + " bytes of the file"));
    }
    try {
      ByteBuffer buffer = ByteBuffer.wrap(bytes);
      while (buffer.hasRemaining()) {
        written += channel.write(buffer, written);
      }
      if (written < channel.size() && written == bytes.length) {
        channel.truncate(written); // the rest of an earlier attempt
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String reason(Throwable cause) {
    return cause.getMessage() == null ? cause.getClass().getSimpleName() : cause.getMessage();
  }
}
