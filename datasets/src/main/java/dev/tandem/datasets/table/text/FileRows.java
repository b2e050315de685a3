package dev.tandem.datasets.table.text;

import dev.tandem.data.DataException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;

/** Rows of a file, which stays as it is from the first look to the last row. */
abstract class FileRows implements TextRows {
  private final Path file;
  private final Seen seen;

  private record Seen(FileTime changed, long bytes) {}

  /**
   * @throws DataException if there is no such file; says what there is
   */
  FileRows(Path file) {
    RowFiles.require(file);
    this.file = file;
    this.seen = look();
  }

  final Path path() {
    return file;
  }

  @Override
  public final String file() {
    return file.toString();
  }

  @Override
  public final void forEach(Visitor visitor) {
    read(visitor);
    if (!look().equals(seen)) {
      throw new DataException(
          file
              + ": expected a file that stays as it is, got one that changed while it was read; try"
              + " again");
    }
  }

  /** Hands over all rows. */
  abstract void read(Visitor visitor);

  private Seen look() {
    try {
      BasicFileAttributes own = Files.readAttributes(file, BasicFileAttributes.class);
      return new Seen(own.lastModifiedTime(), own.size());
    } catch (IOException e) {
      throw RowFiles.unreadable(file, e);
    }
  }
}
