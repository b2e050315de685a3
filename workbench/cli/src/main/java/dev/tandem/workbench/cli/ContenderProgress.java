package dev.tandem.workbench.cli;

import dev.tandem.training.Score;
import dev.tandem.training.TrainingEvent;
import dev.tandem.workbench.compare.event.RunEvent;
import dev.tandem.workbench.observed.Observation;
import java.util.List;
import java.util.Locale;

/** How far a contender's training is, in one line. */
final class ContenderProgress {
  private static final double NANOS = 1e9;

  private final String prefix;
  private final int repeat;
  private final int repeats;
  private TrainingEvent.Progress inside;
  private Observation.Epoch last;
  private String out;
  private int epochs;
  private double seconds;
  private long began;
  private long now;
  private boolean done;
  private int resumed; // the last epoch of an earlier process; 0 without one

  /**
   * @param width of the longest name
   */
  ContenderProgress(RunEvent.Starting starting, int width) {
    String name = starting.contender();
    repeat = starting.repeat();
    repeats = starting.repeats();
    String which = "repeat " + starting.repeat() + "/" + starting.repeats() + "  ";
    prefix =
        name
            + " ".repeat(Math.max(0, width - name.length()) + 2)
            + (starting.repeats() > 1 ? which : "");
  }

  /** Notes where it is inside an epoch. */
  void at(TrainingEvent.Progress progress, long nanos) {
    began = inside == null ? nanos : began;
    now = nanos;
    inside = progress;
  }

  /** Notes what its process told. */
  void saw(Observation seen, int ofEpochs, long nanos) {
    epochs = ofEpochs;
    now = nanos;
    if (seen instanceof Observation.Epoch epoch) {
      last = epoch;
      seconds += epoch.seconds();
      done = epoch.epoch() == ofEpochs || epoch.stopped() != null;
    }
  }

  /** Notes that it goes on after epochs that an earlier process trained. */
  void resumed(List<Observation.Epoch> before) {
    last = before.get(before.size() - 1);
    seconds = before.stream().mapToDouble(Observation.Epoch::seconds).sum();
    resumed = last.epoch();
  }

  /** Notes that it is out. */
  void out(String status) {
    out = status;
    done = true;
  }

  /** Whether it trains no more. */
  boolean done() {
    return done;
  }

  /** Returns the line. */
  String text() {
    if (out != null) {
      return prefix + out + (last == null ? "" : " after epoch " + last.epoch());
    }
    if (done) {
      return prefix + end();
    }
    return prefix + (inside == null ? "starting ..." : live());
  }

  private String end() {
    String stopped =
        last.stopped() == null
            ? ""
            : format(
                ", stopped early: back to epoch %d, the best on validation rows",
                last.stopped().bestEpoch());
    return format(
        "epoch %d/%d  %s  %.2f s%s%s",
        last.epoch(),
        epochs,
        score(last.test()),
        seconds,
        stopped,
        resumed == 0 ? "" : ", resumed after epoch " + resumed);
  }

  private String live() {
    int epoch = inside.epoch();
    String rate =
        last == null || last.seconds() <= 0
            ? ""
            : format("  %,.0f batches/s", inside.batches() / last.seconds());
    return format(
        "epoch %d/%s  batch %d/%d  loss %.4f%s%s",
        epoch,
        epochs == 0 ? "?" : epochs,
        inside.batch(),
        inside.batches(),
        inside.running().loss(),
        left(),
        rate);
  }

  private String left() {
    double left = nanosLeftHere();
    return left == 0 || spent() < NANOS ? "" : "  " + duration(Math.round(left / NANOS)) + " left";
  }

  /**
   * Returns how long all repeats take from now, by the clock, in which the others have their turns
   * too; 0 if nobody knows yet.
   */
  double nanosLeft() {
    double here = nanosLeftHere();
    return here == 0 ? 0 : here + (repeats - repeat) * (spent() + here);
  }

  private double nanosLeftHere() {
    return share() == 0 ? 0 : spent() / share() * (1 - share());
  }

  private double spent() {
    return now - began;
  }

  /** How much of all epochs is done. */
  private double share() {
    return inside == null || epochs == 0
        ? 0
        : (inside.epoch() - 1 - resumed + (double) inside.batch() / inside.batches())
            / (epochs - resumed);
  }

  private static String duration(long seconds) {
    if (seconds < 100) {
      return seconds + " s";
    }
    long minutes = Math.round(seconds / 60.0);
    return minutes < 100 ? minutes + " min" : format("%d h %d min", minutes / 60, minutes % 60);
  }

  private static String score(Score test) {
    String loss = format("test loss %.4f", test.loss());
    return Double.isNaN(test.accuracy())
        ? loss
        : loss + format("  test accuracy %.2f %%", 100 * test.accuracy());
  }

  private static String format(String pattern, Object... values) {
    return String.format(Locale.ROOT, pattern, values);
  }
}
