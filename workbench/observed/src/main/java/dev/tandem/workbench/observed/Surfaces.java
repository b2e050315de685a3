package dev.tandem.workbench.observed;

import dev.tandem.data.Dataset;
import dev.tandem.data.Targets;
import dev.tandem.evaluation.Predictions;
import dev.tandem.model.Safetensors;
import dev.tandem.model.Safetensors.Contents;
import dev.tandem.model.Safetensors.Entry;
import dev.tandem.model.Safetensors.Type;
import dev.tandem.network.LossSpec;
import dev.tandem.tensor.Matrix;
import dev.tandem.training.Criterion;
import java.nio.ByteBuffer;
import java.nio.FloatBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What a network predicts over a {@link SurfaceGrid} after some epochs, and some of the data's
 * points, in {@code surfaces.safetensors} of a contender's folder.
 *
 * @param columns what the two axes are called
 * @param xRange from where to where the first axis reaches, in the data's unit
 * @param yRange the same of the second one
 * @param frames rising by epoch; the last one is the trained model
 */
public record Surfaces(
    List<String> columns,
    float[] xRange,
    float[] yRange,
    List<Frame> frames,
    Points training,
    Points test) {
  private static final String NAME = "surfaces.safetensors";
  private static final int SIDE = SurfaceGrid.SIDE;
  private static final int MOST_POINTS = 150; // of each side; more would hide the surface

  /**
   * After one epoch; 0 is before training.
   *
   * @param values by place, row after row, y rising: of two classes the second one's probability,
   *     of more the winner's, else the number
   * @param winners by place, the predicted class
   */
  public record Frame(int epoch, float[] values, int[] winners) {
    /**
     * Returns what outputs predict.
     *
     * @param classes how many there are; 0 of numbers
     */
    public static Frame of(int epoch, LossSpec loss, Matrix outputs, int classes) {
      float[] values = new float[outputs.rows()];
      int[] winners = new int[outputs.rows()];
      Optional<Predictions> predictions =
          classes == 0
              ? Optional.empty()
              : Optional.of(
                  new Predictions(
                      outputs, new int[outputs.rows()], classes, Criterion.lossOfError(loss)));
      for (int i = 0; i < values.length; i++) {
        int row = i;
        winners[i] = predictions.map(own -> own.predicted(row)).orElse(0);
        int shown = classes == 2 ? 1 : winners[i];
        values[i] =
            (float)
                (double)
                    predictions
                        .map(own -> own.probability(row, shown))
                        .orElseGet(() -> outputs.get(row, 0));
      }
      return new Frame(epoch, values, winners);
    }
  }

  /** Rows in the data's unit; a target is a class's number, or the number itself. */
  public record Points(float[] x, float[] y, float[] targets) {
    static Points of(Dataset side, SurfaceGrid grid) {
      int rows = Math.min(MOST_POINTS, side.rows());
      Points points = new Points(new float[rows], new float[rows], new float[rows]);
      float[] row = new float[2];
      for (int i = 0; i < rows; i++) {
        side.features().copy(i, row);
        points.x[i] = grid.scales()[0].unit(row[0]);
        points.y[i] = grid.scales()[1].unit(row[1]);
        points.targets[i] =
            side.targets() instanceof Targets.Classes classes
                ? classes.labels()[i]
                : side.values().values()[i];
      }
      return points;
    }

    private Entry entry() {
      float[] all = new float[3 * x.length];
      System.arraycopy(x, 0, all, 0, x.length);
      System.arraycopy(y, 0, all, x.length, x.length);
      System.arraycopy(targets, 0, all, 2 * x.length, x.length);
      return Entry.of(all, 3, x.length);
    }

    private static Points of(Contents contents, String name) {
      Entry entry = contents.get(name, Type.F32, new int[] {3, Safetensors.ANY});
      FloatBuffer all = entry.floats();
      int rows = entry.shape()[1];
      Points points = new Points(new float[rows], new float[rows], new float[rows]);
      all.get(points.x).get(points.y).get(points.targets);
      return points;
    }
  }

  /** Returns frames beside the points of the data that they were learnt from. */
  public static Surfaces of(SurfaceGrid grid, List<Frame> frames, Dataset training, Dataset test) {
    return new Surfaces(
        grid.columns(),
        grid.range(0),
        grid.range(1),
        List.copyOf(frames),
        Points.of(training, grid),
        Points.of(test, grid));
  }

  /** Writes the file into a contender's folder. */
  public void write(Path folder) {
    int places = SIDE * SIDE;
    int[] epochs = frames.stream().mapToInt(Frame::epoch).toArray();
    float[] values = new float[frames.size() * places];
    byte[] winners = new byte[values.length];
    for (int f = 0; f < frames.size(); f++) {
      for (int i = 0; i < places; i++) {
        values[f * places + i] = frames.get(f).values()[i];
        winners[f * places + i] = (byte) frames.get(f).winners()[i];
      }
    }
    Map<String, Entry> entries = new LinkedHashMap<>();
    entries.put("epochs", Entry.of(epochs, epochs.length));
    entries.put("values", Entry.of(values, epochs.length, SIDE, SIDE));
    entries.put("winners", Entry.ofBytes(winners, epochs.length, SIDE, SIDE));
    entries.put("range.x", Entry.of(xRange, 2));
    entries.put("range.y", Entry.of(yRange, 2));
    entries.put("training", training.entry());
    entries.put("test", test.entry());
    Safetensors.write(
        folder.resolve(NAME),
        new TreeMap<>(Map.of("x", columns.get(0), "y", columns.get(1))),
        entries);
  }

  /** Reads the file of a contender's folder; empty if there is none. */
  public static Optional<Surfaces> read(Path folder) {
    Path file = folder.resolve(NAME);
    return Files.isRegularFile(file) ? Optional.of(of(Safetensors.read(file))) : Optional.empty();
  }

  private static Surfaces of(Contents contents) {
    int[] epochs = contents.get("epochs", Type.I32, new int[] {Safetensors.ANY}).ints();
    int[] shape = {epochs.length, SIDE, SIDE};
    FloatBuffer values = contents.get("values", Type.F32, shape).floats();
    ByteBuffer winners = contents.get("winners", Type.U8, shape).bytes();
    List<Frame> frames = new ArrayList<>();
    for (int epoch : epochs) {
      Frame frame = new Frame(epoch, new float[SIDE * SIDE], new int[SIDE * SIDE]);
      values.get(frame.values());
      for (int i = 0; i < SIDE * SIDE; i++) {
        frame.winners()[i] = winners.get() & 0xFF;
      }
      frames.add(frame);
    }
    return new Surfaces(
        List.of(contents.text("x"), contents.text("y")),
        range(contents, "range.x"),
        range(contents, "range.y"),
        frames,
        Points.of(contents, "training"),
        Points.of(contents, "test"));
  }

  private static float[] range(Contents contents, String name) {
    float[] values = new float[2];
    contents.get(name, Type.F32, new int[] {values.length}).floats().get(values);
    return values;
  }
}
