package dev.tandem.engines.textbook;

import dev.tandem.engine.Batch;
import dev.tandem.network.LayerSpec.LayerNorm;
import dev.tandem.tensor.Matrix;
import java.util.List;
import java.util.Optional;

/**
 * Layer normalization (Ba et al. 2016): every row is standardized, {@code Y = X̂ ∘ γ + β}; the same
 * whether training or not.
 *
 * <pre>
 *   X, X̂, Y [B, width]   γ, β [1, width]
 *   dγ = Σ_rows dY ∘ X̂   dβ = Σ_rows dY   dX̂ = dY ∘ γ   dX row by row, see Standardization
 * </pre>
 *
 * <p>torch.nn.LayerNorm over the last axis; γ is its weight, β its bias.
 */
final class LayerNormLayer implements Layer {
  private final LayerNorm spec;
  private final Parameter gamma;
  private final Parameter beta;
  private Standardization[] rows; // of the last forward

  LayerNormLayer(LayerNorm spec, Parameter gamma, Parameter beta) {
    this.spec = spec;
    this.gamma = gamma;
    this.beta = beta;
  }

  @Override
  public Matrix forward(Matrix x, Optional<Batch> training) {
    Matrix y = Matrix.zeros(x.rows(), x.cols());
    rows = new Standardization[x.rows()];
    for (int row = 0; row < x.rows(); row++) {
      rows[row] = Standardization.of(x.row(row), spec.epsilon());
      for (int col = 0; col < x.cols(); col++) {
        double standardized = rows[row].standardized()[col];
        y.set(row, col, standardized * gamma.value().get(0, col) + beta.value().get(0, col));
      }
    }
    return y;
  }

  @Override
  public Matrix backward(Matrix dy) {
    Matrix dx = Matrix.zeros(dy.rows(), dy.cols());
    Matrix dGamma = Matrix.zeros(1, dy.cols());
    for (int row = 0; row < dy.rows(); row++) {
      double[] dStandardized = dy.row(row);
      for (int col = 0; col < dy.cols(); col++) {
        double d = dy.get(row, col);
        dGamma.set(0, col, dGamma.get(0, col) + d * rows[row].standardized()[col]);
        dStandardized[col] = d * gamma.value().get(0, col);
      }
      dx.setRow(row, rows[row].backward(dStandardized));
    }
    gamma.setGradient(dGamma);
    beta.setGradient(dy.columnSums());
    return dx;
  }

  @Override
  public List<Parameter> parameters() {
    return List.of(gamma, beta);
  }
}
