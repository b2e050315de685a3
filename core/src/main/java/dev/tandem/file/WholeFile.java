package dev.tandem.file;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.UUID;

/**
 * A file that is written beside its place and renamed into it: whoever looks finds the old file or
 * the new one, whole. Only a plain file is ever replaced; a link is neither replaced nor written
 * through.
 */
public final class WholeFile {
  private WholeFile() {}

  /** Where the bytes are once a file is written. */
  public enum Lasting {
    /** On the disk: they outlive the machine's power. */
    ON_DISK,
    /** Wherever the system keeps them. */
    IN_CACHE
  }

  /** What fills the file. */
  public interface Filling {
    void fill(FileChannel channel) throws IOException;
  }

  /**
   * Writes a file; its folder must be there.
   *
   * @throws OutputException if something else than a plain file has its name
   * @throws FileSystemException if it cannot be written; it names the file
   */
  public static void write(Path file, Lasting lasting, Filling filling) throws IOException {
    requirePlace(file);
    Path part = part(file);
    try {
      try (FileChannel channel =
          // a new file: what has this name already, a link too, is not opened
          FileChannel.open(part, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
        filling.fill(channel);
        if (lasting == Lasting.ON_DISK) {
          channel.force(true);
        }
      }
      move(part, file);
    } catch (IOException e) {
      throw named(file, e);
    } finally {
      discard(part);
    }
  }

  /** A disk that does not even let go of a part is told of already; the next start clears it. */
  private static void discard(Path part) {
    try {
      Files.deleteIfExists(part);
    } catch (IOException stays) {
      // known as a part by its name
    }
  }

  /** Writes a text in UTF-8 as {@link #write} does. */
  public static void writeText(Path file, Lasting lasting, String text) throws IOException {
    write(file, lasting, channel -> fill(channel, StandardCharsets.UTF_8.encode(text)));
  }

  /** Writes all bytes. */
  public static void fill(FileChannel channel, ByteBuffer bytes) throws IOException {
    while (bytes.hasRemaining()) {
      channel.write(bytes);
    }
  }

  /**
   * Renames a file that is whole into its place, in the same file system.
   *
   * @throws OutputException if something else than a plain file has that name
   */
  public static void move(Path whole, Path file) throws IOException {
    requirePlace(file);
    Files.move(whole, file, StandardCopyOption.ATOMIC_MOVE);
  }

  /** The name is hidden, and nobody can guess it. */
  private static Path part(Path file) {
    return file.resolveSibling("." + file.getFileName() + "." + UUID.randomUUID());
  }

  /** Whether a file is what a process left that was killed while it wrote. */
  public static boolean isPart(Path file) {
    return file.getFileName().toString().matches("\\..+\\.[0-9a-f-]{36}")
        && Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS);
  }

  /**
   * Refuses a place at which something else than a plain file stands. Ask before long work.
   *
   * @throws OutputException if a folder, a link, a device or a pipe has that name
   */
  public static void requirePlace(Path file) {
    if (file.getFileName() == null || Files.isDirectory(file, LinkOption.NOFOLLOW_LINKS)) {
      throw new OutputException(file, "a file to write", "a folder");
    }
    if (Files.isSymbolicLink(file)) {
      throw new OutputException(file, "a file to write", "a link; name the file that it leads to");
    }
    if (Files.exists(file, LinkOption.NOFOLLOW_LINKS)
        && !Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
      throw new OutputException(file, "a file to write", "a device or a pipe");
    }
    Path folder = file.toAbsolutePath().getParent();
    if (Files.exists(folder) && !Files.isDirectory(folder)) {
      throw new OutputException(folder, "a folder to write to", "a file");
    }
  }

  /**
   * Makes a folder within another one, which must be there: if a disk vanishes, nothing is begun
   * anew where it was.
   */
  public static Path folderWithin(Path root, Path relative) throws IOException {
    Path folder = root;
    for (Path name : relative) {
      folder = folder.resolve(name);
      if (!Files.isDirectory(folder)) {
        try {
          Files.createDirectory(folder);
        } catch (FileAlreadyExistsException raced) {
          requireFolder(folder);
        }
      }
    }
    return folder;
  }

  /**
   * Refuses a place for a folder at which something else stands; a link to a folder will do.
   *
   * @throws OutputException if it is no folder
   */
  public static void requireFolder(Path folder) {
    if (Files.exists(folder, LinkOption.NOFOLLOW_LINKS) && !Files.isDirectory(folder)) {
      throw new OutputException(folder, "a folder to write to", "a file or a broken link");
    }
  }

  /**
   * A fault by the name of the file that was meant, with the system's reason: of a write to an open
   * file the system does not say where, of a part it says a name that nobody knows, and a library
   * that writes wraps what the system says.
   */
  public static FileSystemException named(Path file, IOException fault) {
    String name = file.toString();
    if (fault instanceof NoSuchFileException) {
      return new NoSuchFileException(name);
    }
    if (fault instanceof AccessDeniedException) {
      return new AccessDeniedException(name);
    }
    FileSystemException named = new FileSystemException(name, null, reason(fault));
    named.initCause(fault);
    return named;
  }

  private static String reason(IOException fault) {
    if (fault.getCause() instanceof IOException deeper) {
      return reason(deeper);
    }
    return fault instanceof FileSystemException told ? told.getReason() : fault.getMessage();
  }
}
