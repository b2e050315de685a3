package dev.tandem.workbench.report.drawing;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.Image;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.awt.image.IndexColorModel;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.imageio.ImageIO;

/** A picture made smaller, in few colours: those of paper, ink and two lines, and between them. */
final class SmallImage {
  private static final int SHADES = 16;
  private static final List<Color> INKS =
      List.of(Palette.INK, Palette.contender(0), Palette.contender(1));

  private SmallImage() {}

  static void write(Path png, BufferedImage image, int width, int height) {
    BufferedImage small =
        new BufferedImage(width, height, BufferedImage.TYPE_BYTE_INDEXED, colours());
    Graphics2D graphics = small.createGraphics();
    graphics.setRenderingHint(RenderingHints.KEY_DITHERING, RenderingHints.VALUE_DITHER_DISABLE);
    graphics.drawImage(
        image.getScaledInstance(width, height, Image.SCALE_AREA_AVERAGING), 0, 0, null);
    graphics.dispose();
    Picture.write(
        png,
        beside -> {
          if (!ImageIO.write(small, "png", beside.toFile())) {
            throw new IOException("this Java writes no PNG files");
          }
        });
  }

  private static IndexColorModel colours() {
    List<Color> all = new ArrayList<>(List.of(Palette.PAPER));
    for (Color ink : INKS) {
      for (int shade = 1; shade <= SHADES; shade++) {
        all.add(Palette.mix(Palette.PAPER, ink, (double) shade / SHADES));
      }
    }
    byte[] red = new byte[all.size()];
    byte[] green = new byte[all.size()];
    byte[] blue = new byte[all.size()];
    for (int i = 0; i < all.size(); i++) {
      red[i] = (byte) all.get(i).getRed();
      green[i] = (byte) all.get(i).getGreen();
      blue[i] = (byte) all.get(i).getBlue();
    }
    return new IndexColorModel(6, all.size(), red, green, blue);
  }
}
