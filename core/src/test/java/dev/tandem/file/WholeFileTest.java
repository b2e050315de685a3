package dev.tandem.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tandem.file.WholeFile.Lasting;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WholeFileTest {
  @TempDir Path folder;

  @Test
  void a_plain_file_is_replaced_and_nothing_is_left_beside_it() throws IOException {
    Path file = Files.writeString(folder.resolve("a.txt"), "old");

    WholeFile.writeText(file, Lasting.ON_DISK, "new");

    assertThat(file).hasContent("new");
    assertThat(folder).isDirectoryContaining(file::equals);
    assertThat(folder.toFile().list()).hasSize(1);
  }

  @Test
  void a_link_is_neither_replaced_nor_written_through() throws IOException {
    Path precious = Files.writeString(folder.resolve("precious"), "precious");
    Path link = Files.createSymbolicLink(folder.resolve("a.txt"), precious);

    assertThatThrownBy(() -> WholeFile.writeText(link, Lasting.IN_CACHE, "new"))
        .isInstanceOf(OutputException.class)
        .hasMessage(
            link + ": expected a file to write, got a link; name the file that it leads to");
    assertThat(precious).hasContent("precious");
    assertThat(link).isSymbolicLink();
  }

  @Test
  void devices_and_folders_are_refused() {
    assertThatThrownBy(() -> WholeFile.requirePlace(Path.of("/dev/null")))
        .hasMessage("/dev/null: expected a file to write, got a device or a pipe");
    assertThatThrownBy(() -> WholeFile.requirePlace(folder))
        .hasMessage(folder + ": expected a file to write, got a folder");
  }

  @Test
  void a_fault_is_told_by_the_name_of_the_file_and_not_by_that_of_its_part() {
    Path file = folder.resolve("absent").resolve("a.txt");

    assertThatThrownBy(() -> WholeFile.writeText(file, Lasting.IN_CACHE, "new"))
        .isInstanceOf(NoSuchFileException.class)
        .hasMessage(file.toString());
  }

  @Test
  void a_folder_is_made_within_one_that_is_there_only() throws IOException {
    Path within = WholeFile.folderWithin(folder, Path.of("a", "b"));
    Path absent = folder.resolve("absent");

    assertThat(within).isEqualTo(folder.resolve("a/b")).isDirectory();
    assertThat(WholeFile.folderWithin(folder, Path.of("a", "b"))).isDirectory();
    assertThatThrownBy(() -> WholeFile.folderWithin(absent, Path.of("a", "b")))
        .isInstanceOf(NoSuchFileException.class);
    assertThat(absent).doesNotExist();
  }

  @Test
  void a_fault_on_the_way_leaves_the_old_file_and_names_it() throws IOException {
    Path file = Files.writeString(folder.resolve("a.txt"), "old");

    assertThatThrownBy(
            () ->
                WholeFile.write(
                    file,
                    Lasting.IN_CACHE,
                    channel -> {
                      throw new IOException(
                          "the writer of images says this", // and means that
                          new IOException("No space left on device"));
                    }))
        .isInstanceOf(FileSystemException.class)
        .hasMessage(file + ": No space left on device");
    assertThat(file).hasContent("old");
    assertThat(folder.toFile().list()).hasSize(1);
  }
}
