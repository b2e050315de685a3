package dev.tandem.datasets.known;

import dev.tandem.data.DataException;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.FileSystem;
import java.nio.file.FileSystemAlreadyExistsException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Properties;

/**
 * A dataset with a name. It is shipped inside, downloaded, or fetched by hand.
 *
 * @param mirrors addresses of the folder that has the files, in the order in which they are tried
 * @param files in the dataset's folder; none of what is shipped
 * @param byHand how people get it where no program can
 * @param label the column to predict, of what is shipped
 */
public record KnownData(
    String name,
    String about,
    String licence,
    String source,
    List<URI> mirrors,
    List<KnownFile> files,
    Optional<String> byHand,
    Optional<String> label) {
  private static final List<KnownData> ALL = read();

  /** All there are, in the order that people meet them. */
  public static List<KnownData> all() {
    return ALL;
  }

  /** The one of a name. */
  public static Optional<KnownData> find(String name) {
    return ALL.stream().filter(data -> data.name().equals(name)).findFirst();
  }

  /** Whether it is inside this program. */
  public boolean isShipped() {
    return label.isPresent();
  }

  /** Whether all its files, as published or unpacked, are in its folder. */
  public boolean isIn(Path folder) {
    return files.stream()
        .allMatch(
            file ->
                Files.isRegularFile(folder.resolve(file.name()))
                    || Files.isRegularFile(folder.resolve(file.name().replaceAll("\\.gz$", ""))));
  }

  /** How much is downloaded, where that is known. */
  public OptionalLong bytes() {
    return files.stream().allMatch(file -> file.bytes().isPresent())
        ? OptionalLong.of(files.stream().mapToLong(file -> file.bytes().getAsLong()).sum())
        : OptionalLong.empty();
  }

  /** The table that is shipped. */
  public Path shipped() {
    String path = name + ".csv";
    URL resource = KnownData.class.getResource(path);
    try {
      URI place = resource.toURI();
      return place.getScheme().equals("jar") ? inJar(place) : Path.of(place);
    } catch (URISyntaxException | IOException e) {
      throw new DataException(name + ": expected the table inside this program, got " + e, e);
    }
  }

  private static Path inJar(URI place) throws IOException {
    FileSystem jar;
    try {
      jar = FileSystems.newFileSystem(place, Map.of());
    } catch (FileSystemAlreadyExistsException e) {
      jar = FileSystems.getFileSystem(place);
    }
    return jar.provider().getPath(place);
  }

  private static List<KnownData> read() {
    Properties texts = new Properties();
    try (InputStream in = KnownData.class.getResourceAsStream("known.properties")) {
      texts.load(in);
    } catch (IOException e) {
      throw new IllegalStateException("a resource of this very jar: known.properties", e);
    }
    List<KnownData> all = new ArrayList<>();
    for (String name : texts.getProperty("names").split(" ")) {
      all.add(of(name, texts));
    }
    return List.copyOf(all);
  }

  private static KnownData of(String name, Properties texts) {
    List<KnownFile> files = new ArrayList<>();
    for (int i = 1; texts.containsKey(name + ".file." + i); i++) {
      files.add(KnownFile.parse(texts.getProperty(name + ".file." + i)));
    }
    List<URI> mirrors = new ArrayList<>();
    for (String mirror : texts.getProperty(name + ".mirrors", "").split(" ")) {
      if (!mirror.isEmpty()) {
        mirrors.add(URI.create(mirror));
      }
    }
    return new KnownData(
        name,
        texts.getProperty(name + ".about"),
        texts.getProperty(name + ".licence"),
        texts.getProperty(name + ".source"),
        mirrors,
        files,
        Optional.ofNullable(texts.getProperty(name + ".byHand")),
        Optional.ofNullable(texts.getProperty(name + ".label")));
  }
}
