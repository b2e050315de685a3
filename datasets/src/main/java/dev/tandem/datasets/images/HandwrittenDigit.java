package dev.tandem.datasets.images;

import dev.tandem.data.DataException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A picture of one digit as MNIST has them: light on black, scaled to fit 20x20 pixels with its
 * proportions kept, in 28x28 with its centre of mass in the middle.
 *
 * @param image 28x28
 * @param note what was done, in a line
 */
public record HandwrittenDigit(GreyImage image, String note) {
  private static final int SIZE = 28;
  private static final int BOX = 20;
  private static final double FAINT = 0.2; // of the contrast; less is paper

  /**
   * @param name what messages call it
   * @throws DataException if it is of one colour
   */
  public static HandwrittenDigit of(String name, GreyImage picture) {
    List<String> done = new ArrayList<>();
    double paper = edge(picture);
    if (paper > 127) {
      done.add("inverted, since its background is light");
    }
    double[] ink = Arrays.stream(picture.pixels()).map(pixel -> Math.abs(pixel - paper)).toArray();
    double most = Arrays.stream(ink).max().orElse(0);
    if (most < 1) {
      throw new DataException(name, "a digit on a background", "a picture of one colour");
    }
    GreyImage light =
        new GreyImage(
            picture.width(),
            picture.height(),
            Arrays.stream(ink).map(own -> own < FAINT * most ? 0 : 255 * own / most).toArray());
    GreyImage cropped = cropped(light);
    double scale = BOX / (double) Math.max(cropped.width(), cropped.height());
    GreyImage small =
        cropped.scaled(
            (int) Math.max(1, Math.round(scale * cropped.width())),
            (int) Math.max(1, Math.round(scale * cropped.height())));
    done.add(
        "scaled from "
            + cropped.width()
            + "x"
            + cropped.height()
            + " to "
            + small.width()
            + "x"
            + small.height()
            + " pixels and centred by mass in 28x28, as MNIST's digits are");
    return new HandwrittenDigit(centred(small), name + ": " + String.join("; ", done));
  }

  /** The median of the outermost pixels: the background. */
  private static double edge(GreyImage image) {
    List<Double> edge = new ArrayList<>();
    for (int x = 0; x < image.width(); x++) {
      edge.add(image.at(x, 0));
      edge.add(image.at(x, image.height() - 1));
    }
    for (int y = 0; y < image.height(); y++) {
      edge.add(image.at(0, y));
      edge.add(image.at(image.width() - 1, y));
    }
    return edge.stream().sorted().toList().get(edge.size() / 2);
  }

  private static GreyImage cropped(GreyImage image) {
    int left = image.width();
    int right = -1;
    int top = image.height();
    int bottom = -1;
    for (int y = 0; y < image.height(); y++) {
      for (int x = 0; x < image.width(); x++) {
        if (image.at(x, y) > 0) {
          left = Math.min(left, x);
          right = Math.max(right, x);
          top = Math.min(top, y);
          bottom = Math.max(bottom, y);
        }
      }
    }
    int width = right - left + 1;
    double[] pixels = new double[width * (bottom - top + 1)];
    for (int y = top; y <= bottom; y++) {
      for (int x = left; x <= right; x++) {
        pixels[(y - top) * width + x - left] = image.at(x, y);
      }
    }
    return new GreyImage(width, bottom - top + 1, pixels);
  }

  private static GreyImage centred(GreyImage digit) {
    double mass = 0;
    double sumX = 0;
    double sumY = 0;
    for (int y = 0; y < digit.height(); y++) {
      for (int x = 0; x < digit.width(); x++) {
        mass += digit.at(x, y);
        sumX += digit.at(x, y) * (x + 0.5);
        sumY += digit.at(x, y) * (y + 0.5);
      }
    }
    int left = within((int) Math.round(SIZE / 2.0 - sumX / mass), SIZE - digit.width());
    int top = within((int) Math.round(SIZE / 2.0 - sumY / mass), SIZE - digit.height());
    double[] pixels = new double[SIZE * SIZE];
    for (int y = 0; y < digit.height(); y++) {
      for (int x = 0; x < digit.width(); x++) {
        pixels[(top + y) * SIZE + left + x] = digit.at(x, y);
      }
    }
    return new GreyImage(SIZE, SIZE, pixels);
  }

  private static int within(int place, int most) {
    return Math.max(0, Math.min(most, place));
  }
}
