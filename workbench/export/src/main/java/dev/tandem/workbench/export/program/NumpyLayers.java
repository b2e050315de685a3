package dev.tandem.workbench.export.program;

import dev.tandem.network.LayerSpec;
import java.util.List;

/** Layers in NumPy: a class for each kind, with forward and backward. */
record NumpyLayers(Recipe recipe, int index) implements LayerSpec.Visitor<Piece> {
  private static final String DENSE =
      """
      class Dense:
          \"""Fully connected: Y = X Wᵀ + b.  Back: dW = dYᵀ X,  db = the sum of dY's rows,  dX = dY W.\"""

          def __init__(self, name):
              self.weight, self.bias = Parameter(name + ".weight"), Parameter(name + ".bias")

          def forward(self, x):
              self.x = x
              return x @ self.weight.w.T + self.bias.w

          def backward(self, dy):
              self.weight.g = dy.T @ self.x
              self.bias.g = dy.sum(axis=0)
              return dy @ self.weight.w
      """;

  private static final String DENSE_PERHAPS_WITHOUT_BIAS =
      """
      class Dense:
          \"""Fully connected: Y = X Wᵀ + b, some without b.  Back: dW = dYᵀ X,  db = the sum of dY's rows,  dX = dY W.\"""

          def __init__(self, name):
              self.weight = Parameter(name + ".weight")
              self.bias = Parameter(name + ".bias") if name + ".bias" in data else None

          def forward(self, x):
              self.x = x
              y = x @ self.weight.w.T
              return y if self.bias is None else y + self.bias.w

          def backward(self, dy):
              self.weight.g = dy.T @ self.x
              if self.bias is not None:
                  self.bias.g = dy.sum(axis=0)
              return dy @ self.weight.w
      """;

  private static final String DROPOUT =
      """
      class Dropout:
          \"""Y = X M, with M = 1/(1-p) for a unit that is kept and 0 for one that is dropped.  Back: dX = dY M.

          A unit is dropped with probability p, while training only. Which ones, Tandem has drawn: 1 is kept, 0 dropped.
          \"""

          def __init__(self, name, p):
              self.masks, self.p = data["mask." + name], p

          def take(self, epoch, begin, end):
              self.mask = self.masks[epoch, begin:end] / (1 - self.p)

          def forward(self, x):
              return x * self.mask if training else x

          def backward(self, dy):
              return dy * self.mask
      """;

  private static final String BATCH_NORM =
      """
      class BatchNorm:
          \"""Y = γ X̂ + β with X̂ = (X - μ) / √(σ² + ε), column by column.

          While training, μ and σ² are of the batch; later they are running means over the batches.
          Back, as μ and σ² depend on X too:  dX = (dX̂ - mean(dX̂) - X̂ mean(dX̂ X̂)) / √(σ² + ε)  with dX̂ = γ dY.
          \"""

          def __init__(self, name, momentum, epsilon):
              self.gamma, self.beta = Parameter(name + ".weight"), Parameter(name + ".bias")
              self.momentum, self.epsilon = momentum, epsilon
              self.running_mean, self.running_variance = np.zeros_like(self.beta.w), np.ones_like(self.beta.w)

          def forward(self, x):
              if training:
                  mean, variance = x.mean(axis=0), x.var(axis=0)
                  unbiased = variance * len(x) / (len(x) - 1)
                  self.running_mean += self.momentum * (mean - self.running_mean)
                  self.running_variance += self.momentum * (unbiased - self.running_variance)
              else:
                  mean, variance = self.running_mean, self.running_variance
              self.root = np.sqrt(variance + self.epsilon)
              self.x_hat = (x - mean) / self.root
              return self.gamma.w * self.x_hat + self.beta.w

          def backward(self, dy):
              self.gamma.g = (dy * self.x_hat).sum(axis=0)
              self.beta.g = dy.sum(axis=0)
              d = self.gamma.w * dy
              return (d - d.mean(axis=0) - self.x_hat * (d * self.x_hat).mean(axis=0)) / self.root
      """;

  private static final String LAYER_NORM =
      """
      class LayerNorm:
          \"""Y = γ X̂ + β with X̂ = (X - μ) / √(σ² + ε), μ and σ² row by row.

          Back, as μ and σ² depend on X too:  dX = (dX̂ - mean(dX̂) - X̂ mean(dX̂ X̂)) / √(σ² + ε)  with dX̂ = γ dY.
          \"""

          def __init__(self, name, epsilon):
              self.gamma, self.beta = Parameter(name + ".weight"), Parameter(name + ".bias")
              self.epsilon = epsilon

          def forward(self, x):
              self.root = np.sqrt(x.var(axis=1, keepdims=True) + self.epsilon)
              self.x_hat = (x - x.mean(axis=1, keepdims=True)) / self.root
              return self.gamma.w * self.x_hat + self.beta.w

          def backward(self, dy):
              self.gamma.g = (dy * self.x_hat).sum(axis=0)
              self.beta.g = dy.sum(axis=0)
              d = self.gamma.w * dy
              mean, product = d.mean(axis=1, keepdims=True), (d * self.x_hat).mean(axis=1, keepdims=True)
              return (d - mean - self.x_hat * product) / self.root
      """;

  @Override
  public Piece dense(LayerSpec.Dense spec) {
    return new Piece(recipe.hasAllBiases() ? DENSE : DENSE_PERHAPS_WITHOUT_BIAS, made("Dense"));
  }

  @Override
  public Piece activation(LayerSpec.Activation spec) {
    return spec.function().accept(new NumpyActivations());
  }

  @Override
  public Piece dropout(LayerSpec.Dropout spec) {
    return new Piece(DROPOUT, made("Dropout", spec.probability()));
  }

  @Override
  public Piece batchNorm(LayerSpec.BatchNorm spec) {
    return new Piece(BATCH_NORM, made("BatchNorm", spec.momentum(), spec.epsilon()));
  }

  @Override
  public Piece layerNorm(LayerSpec.LayerNorm spec) {
    return new Piece(LAYER_NORM, made("LayerNorm", spec.epsilon()));
  }

  private String made(String type, Double... settings) {
    StringBuilder call = new StringBuilder(type + "(\"" + index + "\"");
    List.of(settings).forEach(setting -> call.append(", ").append(Literal.of(setting)));
    return call.append(")").toString();
  }
}
