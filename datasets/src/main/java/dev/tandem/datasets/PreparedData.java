package dev.tandem.datasets;

import dev.tandem.data.DataException;
import dev.tandem.data.DataSplits;
import dev.tandem.data.Preprocessing;
import dev.tandem.fault.UserException;
import dev.tandem.model.Safetensors;
import dev.tandem.model.Safetensors.Contents;
import dev.tandem.model.SafetensorsException;
import java.nio.file.Path;

/**
 * Data ready for training, its features mapped from the file that it lies in: float32, or packed
 * bytes for images.
 *
 * @param trainingSourceRows by training row, the number that it has in the source, from 0; a CSV
 *     file's header is not counted, MNIST's test rows count anew
 * @param validationSourceRows the same of the validation rows
 * @param testSourceRows the same of the test rows
 */
public record PreparedData(
    DataFacts facts,
    DataSplits splits,
    Preprocessing preprocessing,
    int[] trainingSourceRows,
    int[] validationSourceRows,
    int[] testSourceRows) {

  /**
   * Maps a prepared file read-only.
   *
   * @throws DataException if it is not there or not whole
   */
  public static PreparedData open(Path file) {
    try {
      return of(Safetensors.read(file));
    } catch (SafetensorsException e) {
      throw new DataException(e.getMessage() + "; delete it and prepare the data again", e);
    }
  }

  static PreparedData of(Contents contents) {
    try {
      return PreparedFormat.read(contents);
    } catch (UserException | IllegalArgumentException | IndexOutOfBoundsException e) {
      throw new DataException(
          contents.file()
              + ": expected prepared data ("
              + PreparedFormat.VERSION
              + "), got "
              + e.getMessage()
              + "; delete it and prepare the data again",
          e);
    }
  }
}
