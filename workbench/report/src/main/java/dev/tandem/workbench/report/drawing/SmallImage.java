package dev.tandem.workbench.report.drawing;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.Image;
import java.awt.image.BufferedImage;
import java.awt.image.IndexColorModel;
import java.awt.image.WritableRaster;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.imageio.ImageIO;

/** A picture made smaller, in few colours: those of paper, ink and two lines, and between them. */
final class SmallImage {
  private static final int SHADES = 8;
  private static final int BITS = 5; // for all colours
  private static final List<Color> INKS =
      List.of(Palette.INK, Palette.contender(0), Palette.contender(1));

  private SmallImage() {}

  static void write(Path png, BufferedImage image, int width, int height) {
    BufferedImage small = reduced(scaled(image, width, height));
    Picture.write(
        png,
        out -> {
          if (!ImageIO.write(small, "png", out)) {
            throw new IOException("this Java writes no PNG files");
          }
        });
  }

  private static BufferedImage scaled(BufferedImage image, int width, int height) {
    BufferedImage scaled = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    Graphics2D graphics = scaled.createGraphics();
    Image smooth = image.getScaledInstance(width, height, Image.SCALE_AREA_AVERAGING);
    graphics.drawImage(smooth, 0, 0, null);
    graphics.dispose();
    return scaled;
  }

  /** Each pixel gets the nearest colour; Java's own conversion would sprinkle the paper. */
  private static BufferedImage reduced(BufferedImage image) {
    List<Color> colours = colours();
    BufferedImage reduced =
        new BufferedImage(
            image.getWidth(), image.getHeight(), BufferedImage.TYPE_BYTE_INDEXED, model(colours));
    WritableRaster pixels = reduced.getRaster();
    for (int y = 0; y < image.getHeight(); y++) {
      for (int x = 0; x < image.getWidth(); x++) {
        pixels.setSample(x, y, 0, nearest(new Color(image.getRGB(x, y)), colours));
      }
    }
    return reduced;
  }

  private static int nearest(Color colour, List<Color> colours) {
    int nearest = 0;
    for (int i = 1; i < colours.size(); i++) {
      if (distance(colour, colours.get(i)) < distance(colour, colours.get(nearest))) {
        nearest = i;
      }
    }
    return nearest;
  }

  private static int distance(Color a, Color b) {
    int red = a.getRed() - b.getRed();
    int green = a.getGreen() - b.getGreen();
    int blue = a.getBlue() - b.getBlue();
    return red * red + green * green + blue * blue;
  }

  private static List<Color> colours() {
    List<Color> colours = new ArrayList<>(List.of(Palette.PAPER));
    for (Color ink : INKS) {
      for (int shade = 1; shade <= SHADES; shade++) {
        colours.add(Palette.mix(Palette.PAPER, ink, (double) shade / SHADES));
      }
    }
    return colours;
  }

  private static IndexColorModel model(List<Color> colours) {
    byte[] red = new byte[colours.size()];
    byte[] green = new byte[colours.size()];
    byte[] blue = new byte[colours.size()];
    for (int i = 0; i < colours.size(); i++) {
      red[i] = (byte) colours.get(i).getRed();
      green[i] = (byte) colours.get(i).getGreen();
      blue[i] = (byte) colours.get(i).getBlue();
    }
    return new IndexColorModel(BITS, colours.size(), red, green, blue);
  }
}
