package dev.tandem.datasets.digits;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class DigitGeneratorTest {
  private static final int PIXELS = 784;
  private static final int TRAINING = 4000;
  private static final int TEST = 400;
  private static final byte[] IMAGES = DigitGenerator.images(TRAINING + TEST, 42);

  @Test
  void rows_depend_on_the_seed_and_their_number_alone() {
    assertThat(DigitGenerator.images(30, 42)).isEqualTo(Arrays.copyOf(IMAGES, 30 * PIXELS));
    assertThat(DigitGenerator.images(30, 43)).isNotEqualTo(Arrays.copyOf(IMAGES, 30 * PIXELS));
  }

  @Test
  void ink_lies_inside_the_page() {
    int edge = 0;
    long all = 0;
    for (int i = 0; i < IMAGES.length; i++) {
      int row = i % PIXELS / 28;
      int column = i % 28;
      boolean atEdge = row == 0 || row == 27 || column == 0 || column == 27;
      edge += atEdge && (IMAGES[i] & 0xFF) > 128 ? 1 : 0;
      all += IMAGES[i] & 0xFF;
    }

    // MNIST's mean is 0.13 of full ink
    assertThat(all / 255.0 / IMAGES.length).isBetween(0.08, 0.15);
    assertThat(edge / (double) (TRAINING + TEST)).isLessThan(0.2); // dark edge pixels an image
  }

  @Test
  void digits_are_learnable_but_no_straight_line_tells_them_apart() {
    // the nearest mean image is a linear rule; the nearest training image is not
    assertThat(accuracy(means())).isBetween(0.6, 0.85);
    float[] training = new float[TRAINING * PIXELS];
    for (int i = 0; i < training.length; i++) {
      training[i] = IMAGES[i] & 0xFF;
    }
    assertThat(accuracy(training)).isGreaterThan(0.9);
  }

  /** One mean image for each digit, over the training rows. */
  private static float[] means() {
    float[] means = new float[10 * PIXELS];
    for (int row = 0; row < TRAINING; row++) {
      for (int i = 0; i < PIXELS; i++) {
        means[DigitGenerator.label(row) * PIXELS + i] +=
            (IMAGES[row * PIXELS + i] & 0xFF) * 10f / TRAINING;
      }
    }
    return means;
  }

  /** How many test images are nearest to an example of their own digit; examples take turns. */
  private static double accuracy(float[] examples) {
    int correct = 0;
    for (int row = TRAINING; row < TRAINING + TEST; row++) {
      int best = 0;
      double least = Double.POSITIVE_INFINITY;
      for (int example = 0; example < examples.length / PIXELS; example++) {
        double distance = distance(examples, example * PIXELS, row * PIXELS, least);
        if (distance < least) {
          least = distance;
          best = example;
        }
      }
      correct += DigitGenerator.label(best) == DigitGenerator.label(row) ? 1 : 0;
    }
    return correct / (double) TEST;
  }

  private static double distance(float[] examples, int from, int image, double least) {
    double sum = 0;
    for (int i = 0; i < PIXELS && sum < least; i++) {
      double difference = examples[from + i] - (IMAGES[image + i] & 0xFF);
      sum += difference * difference;
    }
    return sum;
  }
}
