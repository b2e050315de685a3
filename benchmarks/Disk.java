import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;

/** A disk of a given size, in memory, which can be made larger, read-only and absent. */
final class Disk {
  private final Path keeper; // so that what is on the disk outlives its absence
  private final Path place;

  private Disk(Path keeper, Path place) {
    this.keeper = keeper;
    this.place = place;
  }

  /**
   * Makes one.
   *
   * @param bytes are rounded up to pages
   */
  static Disk of(long bytes, Path place) throws IOException, InterruptedException {
    Path keeper = Files.createDirectories(place.resolveSibling(place.getFileName() + "-keeper"));
    Disk disk = new Disk(keeper, Files.createDirectories(place));
    require("mount", "-t", "tmpfs", "-o", "size=" + bytes, "tmpfs", keeper + "");
    disk.appear();
    return disk;
  }

  Path place() {
    return place;
  }

  void resize(long bytes) throws IOException, InterruptedException {
    require("mount", "-o", "remount,size=" + bytes, keeper + "");
  }

  /** From now on for whatever is opened: the system does not let go of files that are open. */
  void readOnly() throws IOException, InterruptedException {
    appear();
    require("mount", "-o", "remount,bind,ro", place + "");
  }

  void writable() throws IOException, InterruptedException {
    require("umount", "--lazy", place + "");
  }

  /** Leaves the folder that it was mounted on, empty, or nothing. */
  void vanish(Random random) throws IOException, InterruptedException {
    require("umount", "--lazy", place + "");
    if (random.nextBoolean()) {
      Files.deleteIfExists(place); // unless something has been written there already
    }
  }

  void appear() throws IOException, InterruptedException {
    Files.createDirectories(place);
    require("mount", "--bind", keeper + "", place + "");
  }

  /** Ends it, with all that is on it. */
  void remove() throws IOException, InterruptedException {
    Work.system("umount", "--lazy", place + "");
    Work.system("umount", "--lazy", keeper + "");
  }

  private static void require(String... command) throws IOException, InterruptedException {
    if (!Work.system(command)) {
      throw new IOException("expected to mount disks, got a refusal: " + String.join(" ", command));
    }
  }
}
