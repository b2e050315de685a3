package dev.tandem.workbench.comparison;

import dev.tandem.data.ByteFeatures;
import dev.tandem.data.DataSplits;
import dev.tandem.data.Dataset;
import dev.tandem.data.ImageShape;
import dev.tandem.datasets.DataFacts;
import dev.tandem.evaluation.ConfusionMatrix;
import dev.tandem.evaluation.Predictions;
import dev.tandem.network.ExperimentSpec;
import dev.tandem.network.LossSpec;
import dev.tandem.network.Task;
import dev.tandem.tensor.Matrix;
import dev.tandem.training.Score;
import dev.tandem.workbench.child.Message;
import dev.tandem.workbench.child.PredictionFile;
import dev.tandem.workbench.figures.ConfusionFigure;
import dev.tandem.workbench.figures.EpochFigure;
import dev.tandem.workbench.figures.EpochFigure.Series;
import dev.tandem.workbench.figures.SampleGrid;
import dev.tandem.workbench.figures.ScatterFigure;
import dev.tandem.workbench.results.ComparisonFile;
import dev.tandem.workbench.results.ComparisonFile.ContenderEntry;
import dev.tandem.workbench.results.MetricsEntry;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;

/** The pictures of a comparison, drawn from its first repeat. */
final class Figures {
  private static final int SAMPLES = 9;

  private final Path folder;
  private final String name;
  private final List<ContenderRun> runs;
  private final Function<ContenderRun, DataSplits> data;

  private Figures(
      Path folder, String name, List<ContenderRun> runs, Function<ContenderRun, DataSplits> data) {
    this.folder = folder;
    this.name = name;
    this.runs = runs;
    this.data = data;
  }

  /** Writes PNG files; nothing if nobody finished. */
  static void write(
      Path folder,
      ComparisonFile file,
      List<ContenderRun> runs,
      Function<ContenderRun, DataSplits> data,
      DataFacts facts) {
    List<ContenderRun> first =
        runs.stream()
            .filter(run -> run.repeat() == 1 && run.status() == ContenderRun.Status.FINISHED)
            .toList();
    if (first.isEmpty()) {
      return;
    }
    try {
      Files.createDirectories(folder);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    ExperimentSpec experiment = first.get(0).experiment();
    String title = title(experiment.name(), facts);
    Figures figures = new Figures(folder, title, first, data);
    if (facts.task() == Task.REGRESSION) {
      figures.epochs("loss", experiment.loss().name(), Score::loss);
      figures.scatter();
    } else {
      figures.epochs("loss", crossEntropy(experiment.loss()), Score::loss);
      figures.epochs("accuracy", "accuracy", Score::accuracy);
      figures.confusions(file);
      figures.samples();
    }
  }

  private static String title(String experiment, DataFacts facts) {
    String data = facts.name() + (facts.generated() ? " (generated)" : "");
    return experiment.equals(facts.name()) ? data : experiment + ", " + data;
  }

  /** Test rows are always scored by plain cross-entropy; a training loss may weigh or smooth. */
  private static String crossEntropy(LossSpec loss) {
    boolean plain =
        loss.equals(new LossSpec.SoftmaxCrossEntropy(loss.reduction()))
            || loss.equals(new LossSpec.BinaryCrossEntropy(loss.reduction()));
    return plain ? "cross-entropy" : "weighted loss (training), cross-entropy (test)";
  }

  private void scatter() {
    List<ScatterFigure.Panel> panels = new ArrayList<>();
    for (ContenderRun run : runs) {
      Matrix predicted = PredictionFile.read(run.folder()).get("test");
      Matrix actual = data.apply(run).test().values().matrix();
      panels.add(new ScatterFigure.Panel(run.planned().id(), actual.values(), predicted.values()));
    }
    ScatterFigure.write(
        folder.resolve("scatter.png"), name + ": test rows, predicted and actual", panels);
  }

  private void epochs(String figure, String label, ToDoubleFunction<Score> value) {
    List<Series> lines = new ArrayList<>();
    for (ContenderRun run : runs) {
      lines.add(
          series(run, EpochFigure.Rows.TRAINING, epoch -> value.applyAsDouble(epoch.train())));
      lines.add(series(run, EpochFigure.Rows.TEST, epoch -> value.applyAsDouble(epoch.test())));
    }
    EpochFigure.write(
        folder.resolve(figure + ".png"), name + ": " + figure + " per epoch", label, lines);
  }

  private static Series series(
      ContenderRun run, EpochFigure.Rows rows, ToDoubleFunction<Message.Epoch> value) {
    return new Series(run.planned().id(), rows, run.epochs().stream().mapToDouble(value).toArray());
  }

  private void confusions(ComparisonFile file) {
    List<ConfusionFigure.Panel> panels = new ArrayList<>();
    for (ContenderEntry contender : file.contenders()) {
      if (!contender.runs().isEmpty()) {
        MetricsEntry test = contender.runs().get(0).metrics().get("test");
        int[][] counts = ((MetricsEntry.OfClasses) test).confusion();
        panels.add(new ConfusionFigure.Panel(contender.id(), new ConfusionMatrix(counts)));
      }
    }
    ConfusionFigure.write(
        folder.resolve("confusion.png"),
        name + ": test rows, actual and predicted class",
        file.dataset().classes(),
        panels);
  }

  private void samples() {
    Dataset test = data.apply(runs.get(0)).test();
    boolean sameRows = runs.stream().allMatch(run -> data.apply(run).test().rows() == test.rows());
    if (test.image().isEmpty() || !sameRows) {
      return;
    }
    Map<ContenderRun, Predictions> answers = new LinkedHashMap<>();
    for (ContenderRun run : runs) {
      Matrix logits = PredictionFile.read(run.folder()).get("test");
      answers.put(run, RunEvaluation.predictions(logits, test));
    }
    List<SampleGrid.Sample> samples = new ArrayList<>();
    for (int row = 0; row < Math.min(SAMPLES, test.rows()); row++) {
      samples.add(sample(test, row, answers));
    }
    ImageShape image = test.image().get();
    SampleGrid.write(
        folder.resolve("samples.png"),
        name + ": the first test images",
        image.height(),
        image.width(),
        samples);
  }

  private static SampleGrid.Sample sample(
      Dataset test, int row, Map<ContenderRun, Predictions> predictions) {
    List<String> names = test.classes().names();
    List<SampleGrid.Answer> answers = new ArrayList<>();
    predictions.forEach(
        (run, told) ->
            answers.add(
                new SampleGrid.Answer(
                    run.planned().id(), names.get(RunEvaluation.answer(run, told, row)))));
    return new SampleGrid.Sample(
        pixels(test, row), names.get(test.classes().labels()[row]), answers);
  }

  /** Grey values from 0 to 255. */
  private static float[] pixels(Dataset test, int row) {
    int width = test.features().width();
    float[] pixels = new float[width];
    if (test.features() instanceof ByteFeatures bytes) {
      ByteBuffer values = bytes.values();
      for (int i = 0; i < width; i++) {
        pixels[i] = values.get(row * width + i) & 0xFF;
      }
    } else {
      test.features().gather(new int[] {row}, pixels);
    }
    return pixels;
  }
}
