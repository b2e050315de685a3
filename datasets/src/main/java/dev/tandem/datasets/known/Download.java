package dev.tandem.datasets.known;

import dev.tandem.data.DataException;
import dev.tandem.file.PlainFile;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.ProxySelector;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpClient.Redirect;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/**
 * Gets the files of a dataset into its folder. A file takes its name only when it is whole and has
 * the published checksum; until then it is called {@code .part}, from whose end a later attempt
 * goes on.
 */
public final class Download {
  private static final int ATTEMPTS = 4; // of a mirror, each going on where the last ended

  /** Who is told how far it is. */
  public interface Progress {
    /**
     * @param total of the file; 0 where it is not known
     */
    void at(String file, long bytes, long total);
  }

  private final HttpClient client;
  private final Duration patience;
  private final Progress progress;

  /**
   * @param patience how long no byte may come
   */
  public Download(Duration patience, Progress progress) {
    HttpClient.Builder builder =
        HttpClient.newBuilder().followRedirects(Redirect.NORMAL).connectTimeout(patience);
    ProxySelector proxy = ProxySelector.getDefault();
    this.client = (proxy == null ? builder : builder.proxy(proxy)).build();
    this.patience = patience;
    this.progress = progress;
  }

  /**
   * Gets what is not there yet.
   *
   * @throws DataException if no mirror has a file as it was published, or another file has its name
   */
  public void fetch(KnownData data, Path folder) {
    try {
      Files.createDirectories(folder);
      for (KnownFile file : data.files()) {
        fetch(data, file, folder.resolve(file.name()));
      }
    } catch (IOException e) {
      throw new DataException(folder + ": expected a folder that can be written to, got " + e, e);
    }
  }

  private void fetch(KnownData data, KnownFile file, Path place) throws IOException {
    if (Files.exists(place)) {
      PlainFile.otherwise(place)
          .ifPresent(
              got -> {
                throw new DataException(place.toString(), "the file of " + data.name(), got);
              });
      requirePublished(data, file, place);
      return;
    }
    Path part = place.resolveSibling(file.name() + ".part");
    List<String> faults = new ArrayList<>();
    for (URI mirror : data.mirrors()) {
      String fault = fetch(mirror.resolve(file.name()), file, part);
      if (fault.isEmpty()) {
        Files.move(part, place, StandardCopyOption.ATOMIC_MOVE);
        return;
      }
      faults.add(mirror + " " + fault);
    }
    throw new DataException(
        data.name() + ", " + file.name(),
        "the published file from one of its mirrors",
        String.join("; ", faults) + "; try again later: what came is kept and gone on from");
  }

  private static void requirePublished(KnownData data, KnownFile file, Path place)
      throws IOException {
    String checksum = checksum(place, file.algorithm());
    if (!checksum.equals(file.checksum())) {
      throw new DataException(
          place.toString(),
          "the published file (" + file.algorithm() + " " + file.checksum() + ")",
          checksum + "; " + data.name() + " can be used as it is, or delete it and fetch again");
    }
  }

  /** Returns what is wrong, or nothing. */
  private String fetch(URI address, KnownFile file, Path part) throws IOException {
    String fault = "";
    boolean ownOnly = size(part) == 0; // or else begun by an earlier call, with who knows what
    for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
      long before = size(part);
      fault = new Attempt(client, patience, progress, file).run(address, part);
      if (fault.isEmpty()) {
        sync(part);
        if (checksum(part, file.algorithm()).equals(file.checksum())) {
          return "";
        }
        Files.delete(part); // nothing to go on from
        fault = "gave a file with another checksum";
        if (ownOnly) {
          return fault;
        }
        ownOnly = true;
      } else if (size(part) <= before && attempt > 0) {
        return fault;
      }
    }
    return fault;
  }

  static long size(Path file) throws IOException {
    return Files.exists(file) ? Files.size(file) : 0;
  }

  private static void sync(Path file) throws IOException {
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
      channel.force(true);
    }
  }

  static String checksum(Path file, String algorithm) {
    try (InputStream in = Files.newInputStream(file)) {
      MessageDigest digest = MessageDigest.getInstance(algorithm);
      byte[] buffer = new byte[1 << 16];
      int count = in.read(buffer);
      while (count > 0) {
        digest.update(buffer, 0, count);
        count = in.read(buffer);
      }
      return HexFormat.of().formatHex(digest.digest());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has " + algorithm, e);
    }
  }
}
