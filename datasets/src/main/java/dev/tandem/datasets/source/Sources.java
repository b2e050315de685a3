package dev.tandem.datasets.source;

import dev.tandem.data.DataException;
import dev.tandem.datasets.known.KnownData;
import dev.tandem.datasets.table.Tables;
import dev.tandem.network.tree.Nearest;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** All sources that go by a name, and the files that go by their paths. */
public final class Sources {
  private static final Path NOWHERE = Path.of("");

  private Sources() {}

  /** The known names, in the order that people meet them. */
  public static List<String> names() {
    return known(NOWHERE).map(Source::name).toList();
  }

  /**
   * The source that a spec names: a known one, or else a table or a folder of images.
   *
   * @param dataFolder where real data lies
   * @throws DataException if it is neither; says which names there are
   */
  public static Source find(String source, Path dataFolder) {
    Optional<Source> named =
        known(dataFolder).filter(candidate -> candidate.name().equals(source)).findFirst();
    return named.orElseGet(() -> file(source));
  }

  private static Stream<Source> known(Path dataFolder) {
    return Stream.of(
            Stream.of(
                new XorSource(),
                new MoonsSource(),
                new CirclesSource(),
                new SpiralsSource(),
                new DigitsSource(),
                new AppointmentsSource(),
                new FriedmanSource()),
            MnistSource.all(dataFolder),
            Stream.of(new NoShowSource(dataFolder)),
            KnownData.all().stream().filter(KnownData::isShipped).map(ShippedSource::new))
        .flatMap(own -> own);
  }

  /**
   * What a spec calls its source, readable from everywhere: a file by its absolute path, whatever
   * else there is as it is.
   *
   * @param folder that a relative path counts from
   */
  public static String absolute(String source, Path folder) {
    Path file = path(folder, source);
    return !names().contains(source) && isFile(source, file)
        ? file.toAbsolutePath().normalize().toString()
        : source;
  }

  private static Path path(Path folder, String source) {
    try {
      return folder.resolve(source);
    } catch (InvalidPathException e) {
      throw new DataException("data.source", "a name that a file can have", "'" + source + "'");
    }
  }

  private static boolean isFile(String source, Path file) {
    return !isAddress(source) && (Tables.isTable(source) || Files.exists(file));
  }

  private static boolean isAddress(String source) {
    return source.matches("[A-Za-z][A-Za-z0-9+.-]+://.*");
  }

  private static Source file(String source) {
    if (isAddress(source)) {
      throw new DataException(source, "a file", "an address; download it first");
    }
    Path file = path(NOWHERE, source);
    if (isFile(source, file)) {
      return Files.isDirectory(file) ? new ImageFolderSource(file) : new TableSource(file);
    }
    String nearest =
        Nearest.of(source, names()).map(name -> "; did you mean " + name + "?").orElse("");
    throw new DataException(
        "data.source",
        names().stream().collect(Collectors.joining(", "))
            + " or the path of a table or of a folder of images",
        "'" + source + "'" + nearest);
  }
}
