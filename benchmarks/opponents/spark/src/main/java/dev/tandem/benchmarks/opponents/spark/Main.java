package dev.tandem.benchmarks.opponents.spark;

import dev.tandem.workbench.rounds.Assignment;
import dev.tandem.workbench.rounds.Round;
import dev.tandem.workbench.rounds.RoundServer;
import dev.tandem.workbench.rounds.Rows;
import dev.tandem.workbench.rounds.Trainee;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.ml.classification.MultilayerPerceptronClassifier;
import org.apache.spark.ml.linalg.SQLDataTypes;
import org.apache.spark.ml.linalg.Vectors;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.Metadata;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;

/** MLlib's MultilayerPerceptronClassifier on one machine; a round is one fit. */
public final class Main implements Trainee {
  private final Assignment assignment;
  private final SparkSession session;
  private final Dataset<Row> data;
  private double secondsPerPass = 1;

  private Main(Assignment assignment) throws IOException {
    this.assignment = assignment;
    this.session =
        SparkSession.builder()
            .master("local[" + assignment.threads() + "]")
            .appName("tandem-bench")
            .config("spark.ui.enabled", "false")
            .config("spark.log.level", "ERROR")
            .getOrCreate();
    Rows rows = Rows.read(assignment);
    List<Row> table = new ArrayList<>();
    for (int row = 0; row < rows.count(); row++) {
      table.add(RowFactory.create((double) rows.labels()[row], Vectors.dense(rows.doubles(row))));
    }
    StructType schema =
        new StructType(
            new StructField[] {
              new StructField("label", DataTypes.DoubleType, false, Metadata.empty()),
              new StructField("features", SQLDataTypes.VectorType(), false, Metadata.empty())
            });
    this.data = session.createDataFrame(table, schema).repartition(assignment.threads()).cache();
    data.count();
  }

  public static void main(String[] arguments) throws IOException {
    Assignment assignment = Assignment.read(Path.of(arguments[0]));
    RoundServer.serve(assignment.warmUpSeconds(), () -> new Main(assignment));
  }

  @Override
  public String description() {
    return "Spark " + session.version() + ", MLlib's MultilayerPerceptronClassifier";
  }

  @Override
  public List<String> differences() {
    return List.of(
        "no batches and no momentum: plain gradient descent on all rows, in blocks of "
            + assignment.batch()
            + "; its rows/s are rows times passes, of whole fits",
        "sigmoid hidden layers and double precision, the only ones that it has"
            + (assignment.binary() ? "; two outputs with softmax" : ""));
  }

  /** As many passes as should take so long, by the last fit's measure. */
  @Override
  public Round train(double seconds) {
    int passes = (int) Math.max(1, Math.min(1000, Math.round(seconds / secondsPerPass)));
    int[] widths = assignment.widths().clone();
    if (assignment.binary()) {
      widths[widths.length - 1] = 2;
    }
    MultilayerPerceptronClassifier classifier =
        new MultilayerPerceptronClassifier()
            .setLayers(widths)
            .setSolver("gd")
            .setStepSize(assignment.learningRate())
            .setTol(0)
            .setBlockSize(assignment.batch())
            .setSeed(assignment.seed())
            .setMaxIter(passes);
    long start = System.nanoTime();
    classifier.fit(data);
    double spent = (System.nanoTime() - start) / 1e9;
    secondsPerPass = spent / passes;
    return new Round((double) passes * assignment.rows(), spent, Double.NaN);
  }

  @Override
  public void close() {
    session.stop();
  }
}
