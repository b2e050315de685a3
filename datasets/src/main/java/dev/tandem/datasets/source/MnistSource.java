package dev.tandem.datasets.source;

import dev.tandem.data.ImageShape;
import dev.tandem.data.Preprocessing;
import dev.tandem.datasets.idx.IdxImages;
import dev.tandem.datasets.idx.MnistFolder;
import dev.tandem.network.DataSpec;
import dev.tandem.network.SplitSpec;
import java.nio.file.Path;
import java.util.List;

/**
 * MNIST from a local folder, which is taken as it is: no checksum. Its 10,000 test rows are given;
 * pixels are normalized with the usual mean 0.1307 and deviation 0.3081 of pixel / 255.
 */
public final class MnistSource implements Source {
  static final ImageShape SHAPE = new ImageShape(28, 28);
  private static final Preprocessing.Pixels USUAL = new Preprocessing.Pixels(SHAPE, 0.1307, 0.3081);

  private final MnistFolder folder;

  /**
   * @param dataFolder that has a folder mnist
   */
  public MnistSource(Path dataFolder) {
    this.folder = new MnistFolder(dataFolder.resolve("mnist"));
  }

  @Override
  public String name() {
    return "mnist";
  }

  @Override
  public SplitSpec defaultSplit(DataSpec spec) {
    return new SplitSpec.Given();
  }

  @Override
  public void check(DataSpec spec) {
    SpecChecks.noColumns(spec);
    SpecChecks.noRowsOfFiles(spec);
  }

  @Override
  public String identity(DataSpec spec) {
    return "mnist/1 " + String.join(" ", folder.files().stream().map(FileChecksum::of).toList());
  }

  @Override
  public RawRows load(DataSpec spec) {
    return new ImageRows(
        List.of(part("train"), part("t10k")), SHAPE, (images, rows) -> USUAL, DigitsSource.CLASSES);
  }

  private ImageRows.Part part(String prefix) {
    IdxImages images = folder.images(prefix, SHAPE);
    return new ImageRows.Part(images.pixels(), folder.labels(prefix, images.count()));
  }
}
