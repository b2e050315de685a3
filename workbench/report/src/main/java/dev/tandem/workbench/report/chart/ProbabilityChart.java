package dev.tandem.workbench.report.chart;

import dev.tandem.data.ImageShape;
import dev.tandem.tensor.ShapeException;
import java.util.List;
import java.util.Optional;

/**
 * Some rows with the probabilities that each contender gives to their classes, as bars.
 *
 * @param shape of every row's image; empty if rows are no images
 */
public record ProbabilityChart(
    String name, String title, String note, Optional<ImageShape> shape, List<Row> rows)
    implements Chart {
  /**
   * One row.
   *
   * @param label what it is called, e.g. "test row 17"
   * @param pixels [height, width], 0 (black) to 255 (white); empty if it is no image
   * @param contenders all with the same classes
   */
  public record Row(String label, float[] pixels, String actual, List<Answer> contenders) {
    public Row {
      contenders = List.copyOf(contenders);
    }
  }

  /** One contender's probabilities, and the class that it answers with. */
  public record Answer(String contender, String predicted, boolean right, List<Bar> bars) {
    public Answer {
      bars = List.copyOf(bars);
    }

    /** Returns the answer in words, for those who see no colours. */
    public String words() {
      return contender + ": " + predicted + (right ? ", right" : ", wrong");
    }
  }

  /**
   * One class.
   *
   * @param role what the class is for this row
   */
  public record Bar(String label, double probability, Role role) {
    public boolean isActual() {
      return role == Role.ACTUAL || role == Role.BOTH;
    }

    public boolean isPredicted() {
      return role == Role.PREDICTED || role == Role.BOTH;
    }
  }

  /** Whether a class is the actual one, the predicted one, both or neither. */
  public enum Role {
    NEITHER,
    PREDICTED,
    ACTUAL,
    BOTH;

    /** Returns the role of a class. */
    public static Role of(int of, int actual, int predicted) {
      if (of == actual) {
        return of == predicted ? BOTH : ACTUAL;
      }
      return of == predicted ? PREDICTED : NEITHER;
    }
  }

  /**
   * @throws ShapeException if a row has another number of pixels
   */
  public ProbabilityChart {
    rows = List.copyOf(rows);
    int pixels = shape.map(image -> image.height() * image.width()).orElse(0);
    for (Row row : rows) {
      if (row.pixels().length != pixels) {
        throw new ShapeException(row.label(), pixels + " pixels", row.pixels().length + "");
      }
    }
  }

  /** Returns the image of a row; empty if it is none. */
  public Optional<Raster> raster(Row row) {
    return shape.map(image -> Raster.grey(row.pixels(), image));
  }
}
