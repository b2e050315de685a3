package dev.tandem.datasets.images;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.tandem.data.DataException;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PicturesTest {
  @TempDir Path folder;

  private Path save(BufferedImage image) throws IOException {
    Path file = folder.resolve("picture.png");
    ImageIO.write(image, "png", file.toFile());
    return file;
  }

  @ParameterizedTest
  @ValueSource(
      ints = {
        BufferedImage.TYPE_BYTE_GRAY,
        BufferedImage.TYPE_INT_RGB,
        BufferedImage.TYPE_INT_ARGB,
        BufferedImage.TYPE_USHORT_GRAY
      })
  void grey_is_read_as_it_is_stored(int type) throws IOException {
    BufferedImage image = new BufferedImage(2, 1, type);
    if (image.getRaster().getNumBands() == 1) {
      int most = type == BufferedImage.TYPE_USHORT_GRAY ? 257 : 1;
      image.getRaster().setSample(0, 0, 0, 100 * most);
      image.getRaster().setSample(1, 0, 0, 200 * most);
    } else {
      image.setRGB(0, 0, 0xFF646464);
      image.setRGB(1, 0, 0xFFC8C8C8);
    }

    assertThat(GreyImage.read(save(image)).pixels())
        .containsExactly(new double[] {100, 200}, within(1e-9));
  }

  @Test
  void a_picture_of_more_pixels_than_its_bytes_can_hold_is_refused_by_its_header()
      throws IOException {
    Path file = save(new BufferedImage(1, 1, BufferedImage.TYPE_BYTE_GRAY));
    byte[] png = Files.readAllBytes(file);
    ByteBuffer.wrap(png).putInt(16, 4_000).putInt(20, 5_000); // its width and height
    Files.write(file, png);

    assertThatThrownBy(() -> GreyImage.read(file))
        .isInstanceOf(DataException.class)
        .hasMessage(
            file + ": expected a whole picture, got " + png.length + " bytes for 4000x5000 pixels");
  }

  @Test
  void a_picture_that_would_unpack_to_gigabytes_is_refused_by_its_header() throws IOException {
    Path file = save(new BufferedImage(1, 1, BufferedImage.TYPE_BYTE_GRAY));
    byte[] png = Files.readAllBytes(file);
    ByteBuffer.wrap(png).putInt(16, 40_000).putInt(20, 50_000); // its width and height
    Files.write(file, png);

    assertThatThrownBy(() -> GreyImage.read(file))
        .isInstanceOf(DataException.class)
        .hasMessage(file + ": expected a picture of at most 100 million pixels, got 40000x50000");
  }

  @Test
  void what_is_transparent_is_white() throws IOException {
    assertThat(GreyImage.read(save(new BufferedImage(1, 1, BufferedImage.TYPE_INT_ARGB))).pixels())
        .containsExactly(255);
  }

  @Test
  void scaling_down_takes_means_and_scaling_up_goes_between_neighbours() {
    GreyImage four = new GreyImage(4, 1, new double[] {0, 100, 50, 250});

    assertThat(four.scaled(2, 1).pixels()).containsExactly(new double[] {50, 150}, within(1e-9));
    // middles of the new pixels at 0.25, 0.75, 1.25, 1.75 of two old ones at 0.5 and 1.5
    assertThat(new GreyImage(2, 1, new double[] {0, 100}).scaled(4, 1).pixels())
        .containsExactly(new double[] {0, 25, 75, 100}, within(1e-9));
  }

  @Test
  void a_dark_digit_on_paper_becomes_light_on_black_in_a_box_of_twenty_around_its_mass()
      throws IOException {
    BufferedImage image = new BufferedImage(200, 300, BufferedImage.TYPE_INT_RGB);
    Graphics2D pen = image.createGraphics();
    pen.setColor(new Color(240, 240, 235));
    pen.fillRect(0, 0, 200, 300);
    pen.setColor(new Color(20, 20, 60));
    pen.fillRect(30, 150, 20, 100); // a one, low and left
    pen.dispose();

    HandwrittenDigit digit = HandwrittenDigit.of("one.png", GreyImage.read(save(image)));

    assertThat(digit.note())
        .isEqualTo(
            "one.png: inverted, since its background is light; scaled from 20x100 to 4x20 pixels"
                + " and centred by mass in 28x28, as MNIST's digits are");
    byte[] pixels = digit.image().bytes();
    for (int y = 0; y < 28; y++) {
      for (int x = 0; x < 28; x++) {
        boolean ink = x >= 12 && x < 16 && y >= 4 && y < 24;
        assertThat(pixels[y * 28 + x] & 0xFF).as("%d,%d", x, y).isEqualTo(ink ? 255 : 0);
      }
    }
  }

  @Test
  void what_is_no_picture_or_of_one_colour_is_refused() throws IOException {
    Path text = Files.writeString(folder.resolve("text.png"), "not a picture");
    assertThatThrownBy(() -> GreyImage.read(text))
        .isInstanceOf(DataException.class)
        .hasMessageContaining("text.png: expected a picture");
    assertThatThrownBy(() -> HandwrittenDigit.of("a.png", new GreyImage(2, 2, new double[4])))
        .hasMessageContaining("a picture of one colour");
  }
}
