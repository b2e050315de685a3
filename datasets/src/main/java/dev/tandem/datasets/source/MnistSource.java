package dev.tandem.datasets.source;

import dev.tandem.data.ImageShape;
import dev.tandem.data.Preprocessing;
import dev.tandem.datasets.idx.IdxImages;
import dev.tandem.datasets.idx.MnistFolder;
import dev.tandem.datasets.source.ImageRows.Normalization;
import dev.tandem.network.DataSpec;
import dev.tandem.network.SplitSpec;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * MNIST, or a dataset in its form, from a local folder, which is taken as it is: no checksum. The
 * 10,000 test rows are given. MNIST's pixels are normalized with the usual mean 0.1307 and
 * deviation 0.3081 of pixel / 255, the others' with those of their training rows.
 */
public final class MnistSource implements Source {
  static final ImageShape SHAPE = new ImageShape(28, 28);
  private static final Preprocessing.Pixels USUAL = new Preprocessing.Pixels(SHAPE, 0.1307, 0.3081);

  private static final List<String> CLOTHES =
      List.of(
          "T-shirt/top",
          "Trouser",
          "Pullover",
          "Dress",
          "Coat",
          "Sandal",
          "Shirt",
          "Sneaker",
          "Bag",
          "Ankle boot");

  private static final List<String> CHARACTERS =
      List.of("o", "ki", "su", "tsu", "na", "ha", "ma", "ya", "re", "wo");

  private final String name;
  private final MnistFolder folder;
  private final Normalization normalization;
  private final List<String> classes;

  private MnistSource(
      String name, Path dataFolder, Normalization normalization, List<String> classes) {
    this.name = name;
    this.folder = new MnistFolder(name, dataFolder.resolve(name));
    this.normalization = normalization;
    this.classes = classes;
  }

  /**
   * MNIST and the others in its form.
   *
   * @param dataFolder that has a folder for each
   */
  static Stream<Source> all(Path dataFolder) {
    return Stream.of(
        new MnistSource("mnist", dataFolder, (images, rows) -> USUAL, DigitsSource.CLASSES),
        new MnistSource("fashion-mnist", dataFolder, ImageRows::fitted, CLOTHES),
        new MnistSource("kmnist", dataFolder, ImageRows::fitted, CHARACTERS));
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public SplitSpec defaultSplit(DataSpec spec) {
    return new SplitSpec.Given();
  }

  @Override
  public void check(DataSpec spec) {
    SpecChecks.nothingOfTables(spec);
  }

  @Override
  public String identity(DataSpec spec) {
    return name + "/1 " + String.join(" ", folder.files().stream().map(FileChecksum::of).toList());
  }

  @Override
  public RawRows load(DataSpec spec) {
    return new ImageRows(List.of(part("train"), part("t10k")), SHAPE, normalization, classes);
  }

  private ImageRows.Part part(String prefix) {
    IdxImages images = folder.images(prefix, SHAPE);
    return new ImageRows.Part(images.pixels(), folder.labels(prefix, images.count()));
  }
}
