package dev.tandem.engines.textbook;

import dev.tandem.engine.Batch;
import dev.tandem.network.LayerSpec.BatchNorm;
import dev.tandem.network.SpecException;
import dev.tandem.tensor.Matrix;
import java.util.List;
import java.util.Optional;

/**
 * Batch normalization (Ioffe and Szegedy 2015): every column is standardized, {@code Y = X̂ ∘ γ +
 * β}; while training over the rows of the batch, otherwise by running statistics.
 *
 * <pre>
 *   X, X̂, Y [B, width]   γ, β and the running μ and σ² [1, width]
 *   dγ = Σ_rows dY ∘ X̂   dβ = Σ_rows dY   dX̂ = dY ∘ γ   dX column by column, see Standardization
 *   running ← (1 - momentum)·running + momentum·batch, with the unbiased σ²·B/(B-1)
 * </pre>
 *
 * <p>torch.nn.BatchNorm1d; γ is its weight, β its bias.
 */
final class BatchNormLayer implements Layer {
  private final BatchNorm spec;
  private final Parameter gamma;
  private final Parameter beta;
  private final Buffer runningMean;
  private final Buffer runningVariance;
  private final Buffer batches; // how many the statistics have seen
  private Standardization[] columns; // of the last forward while training

  BatchNormLayer(
      BatchNorm spec,
      Parameter gamma,
      Parameter beta,
      Buffer runningMean,
      Buffer runningVariance,
      Buffer batches) {
    this.spec = spec;
    this.gamma = gamma;
    this.beta = beta;
    this.runningMean = runningMean;
    this.runningVariance = runningVariance;
    this.batches = batches;
  }

  @Override
  public Matrix forward(Matrix x, Optional<Batch> training) {
    if (training.isPresent() && x.rows() < 2) {
      throw new SpecException(
          "batchSize", "at least 2 rows in every training batch under batch-norm", x.rows());
    }
    Matrix y = Matrix.zeros(x.rows(), x.cols());
    columns = new Standardization[x.cols()];
    for (int col = 0; col < x.cols(); col++) {
      double[] standardized = training.isPresent() ? byBatch(x, col) : byHistory(x, col);
      for (int row = 0; row < x.rows(); row++) {
        double scaled = standardized[row] * gamma.value().get(0, col);
        y.set(row, col, scaled + beta.value().get(0, col));
      }
    }
    return y;
  }

  private double[] byBatch(Matrix x, int col) {
    columns[col] = Standardization.of(x.column(col), spec.epsilon());
    return columns[col].standardized();
  }

  private double[] byHistory(Matrix x, int col) {
    double[] values = x.column(col);
    double root = Math.sqrt(runningVariance.values()[col] + spec.epsilon());
    for (int row = 0; row < values.length; row++) {
      values[row] = (values[row] - runningMean.values()[col]) / root;
    }
    return values;
  }

  @Override
  public Matrix backward(Matrix dy) {
    Matrix dx = Matrix.zeros(dy.rows(), dy.cols());
    Matrix dGamma = Matrix.zeros(1, dy.cols());
    for (int col = 0; col < dy.cols(); col++) {
      double[] dStandardized = dy.column(col);
      for (int row = 0; row < dy.rows(); row++) {
        double d = dy.get(row, col);
        dGamma.set(0, col, dGamma.get(0, col) + d * columns[col].standardized()[row]);
        dStandardized[row] = d * gamma.value().get(0, col);
      }
      dx.setColumn(col, columns[col].backward(dStandardized));
    }
    gamma.setGradient(dGamma);
    beta.setGradient(dy.columnSums());
    return dx;
  }

  @Override
  public void stepMade() {
    batches.values()[0]++;
    for (int col = 0; col < columns.length; col++) {
      double rows = columns[col].standardized().length;
      double unbiased = columns[col].variance() * rows / (rows - 1);
      follow(runningMean, col, columns[col].mean());
      follow(runningVariance, col, unbiased);
    }
  }

  private void follow(Buffer running, int col, double ofBatch) {
    double before = running.values()[col];
    running.values()[col] = (1 - spec.momentum()) * before + spec.momentum() * ofBatch;
  }

  @Override
  public List<Parameter> parameters() {
    return List.of(gamma, beta);
  }

  @Override
  public List<Buffer> buffers() {
    return List.of(runningMean, runningVariance, batches);
  }
}
