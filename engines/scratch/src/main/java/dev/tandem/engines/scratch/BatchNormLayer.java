package dev.tandem.engines.scratch;

import dev.tandem.engine.Batch;
import dev.tandem.network.LayerSpec.BatchNorm;
import dev.tandem.network.SpecException;
import java.util.Arrays;
import java.util.List;

/**
 * Batch normalization (Ioffe and Szegedy 2015), by column over the batch's B rows.
 *
 * <pre>
 *   μ = Σ x / B   σ² = Σ (x-μ)² / B   X̂ = (X-μ) / √(σ²+ε)        else with running μ and σ²
 *   dX = γ/√(σ²+ε) · (dY - Σ dY / B - X̂·Σ (dY ∘ X̂) / B)
 *   running ← (1-momentum)·running + momentum·batch               with σ²·B/(B-1)
 * </pre>
 */
final class BatchNormLayer extends Normalization {
  private final BatchNorm spec;
  private final Buffer runningMean;
  private final Buffer runningVariance;
  private final Buffer batchesTracked;
  private final double[] mean;
  private final double[] squares; // Σ (x-μ)² while training
  private final double[] inverseDeviation;
  private boolean training;

  /**
   * @param buffers running mean, running variance and the number of batches
   */
  BatchNormLayer(BatchNorm spec, Parameter scale, Parameter shift, List<Buffer> buffers) {
    super(scale, shift);
    this.spec = spec;
    this.runningMean = buffers.get(0);
    this.runningVariance = buffers.get(1);
    this.batchesTracked = buffers.get(2);
    this.mean = new double[width];
    this.squares = new double[width];
    this.inverseDeviation = new double[width];
  }

  @Override
  public float[][] begin(float[][] input, int count, Batch batch) {
    training = batch != null;
    if (training && count < 2) {
      throw new SpecException(
          "batchSize", "at least 2 rows in every training batch under batch-norm", count);
    }
    return super.begin(input, count, batch);
  }

  @Override
  public boolean spansRows() {
    return true;
  }

  @Override
  public void joinForward() {
    if (training) {
      useBatchStatistics();
    } else {
      useRunningStatistics();
    }
  }

  @Override
  public void joinBackward() {
    sumGradients();
  }

  @Override
  void normalize(int row) {
    standardize(x[row], normalized[row]);
  }

  private void useRunningStatistics() {
    for (int i = 0; i < width; i++) {
      mean[i] = runningMean.values()[i];
      inverseDeviation[i] = 1 / Math.sqrt(runningVariance.values()[i] + spec.epsilon());
    }
  }

  private void useBatchStatistics() {
    Arrays.fill(mean, 0);
    Arrays.fill(squares, 0);
    for (int row = 0; row < rows; row++) {
      add(x[row]);
    }
    for (int i = 0; i < width; i++) {
      mean[i] /= rows;
    }
    for (int row = 0; row < rows; row++) {
      addSquares(x[row]);
    }
    for (int i = 0; i < width; i++) {
      inverseDeviation[i] = 1 / Math.sqrt(squares[i] / rows + spec.epsilon());
    }
  }

  private void add(float[] x) {
    for (int i = 0; i < width; i++) {
      mean[i] += x[i];
    }
  }

  private void addSquares(float[] x) {
    for (int i = 0; i < width; i++) {
      double deviation = x[i] - mean[i];
      squares[i] += deviation * deviation;
    }
  }

  private void standardize(float[] x, float[] xHat) {
    for (int i = 0; i < width; i++) {
      xHat[i] = (float) ((x[i] - mean[i]) * inverseDeviation[i]);
    }
  }

  @Override
  void inputGradient(int row) {
    inputGradient(dy[row], normalized[row], dx[row]);
  }

  private void inputGradient(float[] dy, float[] xHat, float[] dx) {
    float[] gamma = scale.value()[0];
    double[] dGamma = scaleSums();
    double[] dBeta = shiftSums();
    double share = 1.0 / rows;
    for (int i = 0; i < width; i++) {
      double centred = dy[i] - share * dBeta[i] - xHat[i] * (share * dGamma[i]);
      dx[i] = (float) (gamma[i] * inverseDeviation[i] * centred);
    }
  }

  @Override
  public void keepStatistics() {
    double momentum = spec.momentum();
    float[] means = runningMean.values();
    float[] variances = runningVariance.values();
    for (int i = 0; i < width; i++) {
      double variance = squares[i] / (rows - 1);
      means[i] = (float) ((1 - momentum) * means[i] + momentum * mean[i]);
      variances[i] = (float) ((1 - momentum) * variances[i] + momentum * variance);
    }
    batchesTracked.values()[0]++;
  }

  @Override
  public List<Buffer> buffers() {
    return List.of(runningMean, runningVariance, batchesTracked);
  }
}
