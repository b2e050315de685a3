package dev.tandem.datasets.table.text;

import dev.tandem.data.DataException;
import dev.tandem.file.PlainFile;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.zip.GZIPInputStream;

/** Files of rows as bytes; those that end in .gz are unpacked. */
final class RowFiles {
  private RowFiles() {}

  /**
   * @throws DataException if there is no such file; says what there is
   */
  static void require(Path file) {
    PlainFile.otherwise(file)
        .ifPresent(
            got -> {
              throw new DataException(file.toString(), "a file with rows", got);
            });
  }

  static InputStream open(Path file) throws IOException {
    InputStream bytes = Files.newInputStream(file);
    return isPacked(file)
        ? new GZIPInputStream(bytes, 1 << 16)
        : new BufferedInputStream(bytes, 1 << 16);
  }

  private static boolean isPacked(Path file) {
    return file.toString().toLowerCase(Locale.ROOT).endsWith(".gz");
  }

  /** The file's name in small letters, without .gz. */
  static String name(Path file) {
    String name = file.getFileName().toString().toLowerCase(Locale.ROOT);
    return name.endsWith(".gz") ? name.substring(0, name.length() - 3) : name;
  }

  static DataException unreadable(Path file, IOException e) {
    return e instanceof CharacterCodingException
        ? new DataException(
            file
                + ": expected text in the encoding of its beginning, got bytes that are not; say"
                + " which with data.format.encoding",
            e)
        : new DataException(file + ": expected a readable file, got " + e, e);
  }
}
