package dev.tandem.file;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** What the system says when it cannot read or write a file. */
public final class FileFault {
  private FileFault() {}

  /** For people: the file, what was expected and what came. */
  public static String words(IOException fault) {
    if (!(fault instanceof FileSystemException about)) {
      return fault.toString();
    }
    return about.getFile() + ": expected a file or folder that can be used, got " + got(about);
  }

  /** What came in place of a file that can be used. */
  public static String got(FileSystemException about) {
    if (about instanceof NoSuchFileException) {
      return "no such file";
    }
    if (about instanceof AccessDeniedException) {
      return "no permission";
    }
    if (about instanceof FileAlreadyExistsException) {
      return "a file that stands in the way";
    }
    return about.getReason() == null ? about.getClass().getSimpleName() : about.getReason();
  }

  /** Whether the system's word on a file is behind something that was thrown. */
  public static boolean isBehind(Throwable thrown) {
    for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
      if (cause instanceof FileSystemException) {
        return true;
      }
    }
    return false;
  }

  /**
   * Whether the machine is to blame, by a disk or a permission: a name that leads nowhere is the
   * fault of whoever gave it.
   */
  public static boolean isOfMachine(Throwable thrown) {
    for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
      if (cause instanceof AccessDeniedException
          || (cause instanceof FileSystemException named && named.getReason() != null)
          || cause.getClass() == IOException.class) {
        return true;
      }
    }
    return false;
  }

  /**
   * Of a fault that came up while work was done in a folder, what to throw: if the folder is gone,
   * because somebody took it or its disk away, that is what people must know.
   */
  public static RuntimeException cause(Path folder, RuntimeException fault) {
    if (Files.isDirectory(folder)) {
      return fault;
    }
    FileSystemException gone =
        new FileSystemException(
            folder.toString(), null, "none: it was there when this began, and is gone");
    gone.addSuppressed(fault);
    return new UncheckedIOException(gone);
  }
}
