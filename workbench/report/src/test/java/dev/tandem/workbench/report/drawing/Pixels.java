package dev.tandem.workbench.report.drawing;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.BitSet;
import javax.imageio.ImageIO;

/** What a written picture holds. */
record Pixels(int width, int height, int[] colours) {

  static Pixels of(Path png) {
    try {
      BufferedImage image = ImageIO.read(png.toFile());
      int width = image.getWidth();
      int height = image.getHeight();
      return new Pixels(width, height, image.getRGB(0, 0, width, height, null, 0, width));
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  int count(Color colour) {
    return (int) Arrays.stream(colours).filter(pixel -> pixel == colour.getRGB()).count();
  }

  /** Which pixels are not paper, whatever their colour. */
  BitSet ink() {
    BitSet ink = new BitSet();
    for (int i = 0; i < colours.length; i++) {
      ink.set(i, colours[i] != Palette.PAPER.getRGB());
    }
    return ink;
  }

  double shareOfPaper() {
    return (double) count(Palette.PAPER) / colours.length;
  }

  /** How many pixels of the outermost rows and columns are not paper: what is cut off. */
  int touchingTheEdge() {
    int touching = 0;
    for (int i = 0; i < colours.length; i++) {
      int x = i % width;
      int y = i / width;
      boolean edge = x == 0 || y == 0 || x == width - 1 || y == height - 1;
      touching += edge && colours[i] != Palette.PAPER.getRGB() ? 1 : 0;
    }
    return touching;
  }
}
