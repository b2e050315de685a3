package dev.tandem.datasets.idx;

import dev.tandem.data.DataException;
import dev.tandem.data.ImageShape;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * The four files of MNIST or of a dataset in its form, each plain or in gzip, in a folder; the
 * plain one goes first.
 */
public final class MnistFolder {
  private static final int IMAGES = 2051;
  private static final int LABELS = 2049;

  private final Path folder;
  private final String name;

  /**
   * @param name what messages call the dataset
   */
  public MnistFolder(String name, Path folder) {
    this.folder = folder;
    this.name = name;
  }

  /**
   * The four files, training first.
   *
   * @throws DataException if one is missing; says where it was looked for and how to get it
   */
  public List<Path> files() {
    return Stream.of("train", "t10k")
        .flatMap(prefix -> Stream.of(imageFile(prefix), labelFile(prefix)))
        .toList();
  }

  /**
   * Images of the given shape.
   *
   * @param prefix {@code "train"} or {@code "t10k"}
   * @throws DataException if the file is missing, damaged or has other images
   */
  public IdxImages images(String prefix, ImageShape shape) {
    Path file = imageFile(prefix);
    IdxFile idx = IdxFile.read(file, IMAGES, lengths -> requireShape(file, lengths, shape));
    return new IdxImages(idx.dimensions()[0], idx.values());
  }

  /**
   * Labels from 0 to 9.
   *
   * @param images how many labels there should be
   * @throws DataException if the file is missing, damaged or has other labels
   */
  public int[] labels(String prefix, int images) {
    Path file = labelFile(prefix);
    byte[] values =
        IdxFile.read(file, LABELS, lengths -> requireCount(file, lengths[0], images)).values();
    int[] labels = new int[images];
    for (int row = 0; row < images; row++) {
      labels[row] = values[row] & 0xFF;
      if (labels[row] > 9) {
        throw new DataException(file + ", row " + row, "a label from 0 to 9", labels[row]);
      }
    }
    return labels;
  }

  private static void requireShape(Path file, int[] lengths, ImageShape shape) {
    if (lengths[1] != shape.height() || lengths[2] != shape.width()) {
      throw new DataException(
          file.toString(),
          "images of " + shape.height() + "x" + shape.width() + " pixels",
          lengths[1] + "x" + lengths[2]);
    }
  }

  private static void requireCount(Path file, int labels, int images) {
    if (labels != images) {
      throw new DataException(file.toString(), images + " labels, one for each image", labels);
    }
  }

  private Path imageFile(String prefix) {
    return find(prefix + "-images-idx3-ubyte");
  }

  private Path labelFile(String prefix) {
    return find(prefix + "-labels-idx1-ubyte");
  }

  private Path find(String file) {
    return Stream.of(file, file + ".gz")
        .map(folder::resolve)
        .filter(Files::isRegularFile)
        .findFirst()
        .orElseThrow(
            () ->
                new DataException(
                    name
                        + ": expected "
                        + file
                        + ".gz in "
                        + folder
                        + ", got no such file; 'tandem data fetch "
                        + name
                        + "' downloads it, or say where the folder "
                        + name
                        + " is with --data-dir or TANDEM_DATA"));
  }
}
