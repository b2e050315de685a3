package dev.tandem.datasets.source;

import dev.tandem.data.DataException;
import dev.tandem.data.ImageShape;
import dev.tandem.datasets.images.GreyImage;
import dev.tandem.datasets.images.ImageFolder;
import dev.tandem.network.DataSpec;
import dev.tandem.network.SplitSpec;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A person's own pictures, one folder a class, in grey and in one size: the commonest among them,
 * scaled down where that is large. Normalized with the mean and deviation of the training rows.
 */
final class ImageFolderSource implements Source {
  private static final int LONGEST_SIDE = 64; // pixels are features, each with weights of its own

  private final Path folder;

  ImageFolderSource(Path folder) {
    this.folder = folder;
  }

  @Override
  public String name() {
    Path name = folder.toAbsolutePath().normalize().getFileName();
    return name == null ? "images" : name.toString();
  }

  @Override
  public SplitSpec defaultSplit(DataSpec spec) {
    return new SplitSpec.Stratified();
  }

  @Override
  public void check(DataSpec spec) {
    SpecChecks.nothingOfTables(spec);
  }

  @Override
  public String identity(DataSpec spec) {
    ImageFolder images = ImageFolder.of(folder);
    StringBuilder text = new StringBuilder("images/1");
    images
        .files()
        .forEach(
            file ->
                text.append("\n").append(folder.relativize(file)).append(FileChecksum.of(file)));
    return text.toString();
  }

  @Override
  public RawRows load(DataSpec spec) {
    ImageFolder images = ImageFolder.of(folder);
    List<GreyImage> pictures = images.files().stream().map(GreyImage::read).toList();
    ImageShape shape = shape(pictures);
    int width = shape.height() * shape.width();
    if ((long) width * pictures.size() > Integer.MAX_VALUE - 8) {
      throw new DataException(
          folder.toString(), "pictures of at most 2 GB", (long) width * pictures.size() + " bytes");
    }
    byte[] pixels = new byte[width * pictures.size()];
    int others = 0;
    for (int i = 0; i < pictures.size(); i++) {
      GreyImage own = pictures.get(i);
      boolean fits = own.width() == shape.width() && own.height() == shape.height();
      others += fits ? 0 : 1;
      GreyImage scaled = fits ? own : own.scaled(shape.width(), shape.height());
      System.arraycopy(scaled.bytes(), 0, pixels, i * width, width);
    }
    int[] labels = images.labels().stream().mapToInt(Integer::intValue).toArray();
    return new ImageRows(
        List.of(new ImageRows.Part(pixels, labels)),
        shape,
        ImageRows::fitted,
        images.classes(),
        notes(others, pictures.size(), shape));
  }

  private static List<String> notes(int others, int all, ImageShape shape) {
    return others == 0
        ? List.of()
        : List.of(
            others
                + " of "
                + all
                + " pictures scaled to "
                + shape.width()
                + "x"
                + shape.height()
                + " pixels");
  }

  /** The commonest size, the smaller of two that are as common, within bounds. */
  private static ImageShape shape(List<GreyImage> pictures) {
    Map<ImageShape, Integer> counts = new HashMap<>();
    List<ImageShape> sizes = new ArrayList<>();
    for (GreyImage own : pictures) {
      ImageShape size = new ImageShape(own.height(), own.width());
      sizes.add(size);
      counts.merge(size, 1, Integer::sum);
    }
    ImageShape best = sizes.get(0);
    for (ImageShape size : sizes) {
      int more = counts.get(size) - counts.get(best);
      boolean smaller = size.height() * size.width() < best.height() * best.width();
      best = more > 0 || more == 0 && smaller ? size : best;
    }
    double scale = Math.min(1, LONGEST_SIDE / (double) Math.max(best.height(), best.width()));
    return new ImageShape(
        (int) Math.max(1, Math.round(scale * best.height())),
        (int) Math.max(1, Math.round(scale * best.width())));
  }
}
