package dev.tandem.datasets.images;

import dev.tandem.data.DataException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * Pictures in folders, one folder a class.
 *
 * @param folder that has the classes
 * @param classes names of the folders, sorted
 * @param files class by class, sorted
 * @param labels by file
 */
public record ImageFolder(
    Path folder, List<String> classes, List<Path> files, List<Integer> labels) {
  /**
   * Lists a folder.
   *
   * @throws DataException if it has not pictures of two classes at least
   */
  public static ImageFolder of(Path folder) {
    List<String> classes = new ArrayList<>();
    List<Path> files = new ArrayList<>();
    List<Integer> labels = new ArrayList<>();
    for (Path own : sorted(folder)) {
      if (Files.isDirectory(own) && !own.getFileName().toString().startsWith(".")) {
        List<Path> pictures = sorted(own).stream().filter(GreyImage::isPicture).toList();
        if (!pictures.isEmpty()) {
          pictures.forEach(picture -> labels.add(classes.size()));
          files.addAll(pictures);
          classes.add(own.getFileName().toString());
        }
      }
    }
    if (classes.size() < 2) {
      throw new DataException(
          folder.toString(),
          "a folder of pictures (PNG, JPEG, GIF or BMP) for each of at least 2 classes in it, as in"
              + " cats/1.png and dogs/1.png",
          classes.isEmpty()
              ? "no pictures in folders; a table is named by its file, and a run is shown by"
                  + " 'tandem report' and trained again by 'tandem reproduce'"
              : "only " + classes.get(0));
    }
    return new ImageFolder(folder, List.copyOf(classes), List.copyOf(files), List.copyOf(labels));
  }

  private static List<Path> sorted(Path folder) {
    try (Stream<Path> files = Files.list(folder)) {
      return files.sorted().toList();
    } catch (IOException e) {
      throw new DataException(folder + ": expected a readable folder, got " + e, e);
    }
  }
}
