package dev.tandem.network;

import java.util.OptionalInt;

/**
 * One layer of a network. Its parameters are named after its index among all layers, as in
 * torch.nn.Sequential.
 */
public sealed interface LayerSpec {
  <R> R accept(Visitor<R> visitor);

  /** Whether this is a fully connected layer. */
  default boolean isDense() {
    return this instanceof Dense;
  }

  /**
   * Fully connected, {@code Y = X·Wᵀ + b} with W [outputs, inputs].
   *
   * @param outputs its width; empty means as many as the task needs (see {@link NetworkSpec#fit})
   * @param bias whether there is a b
   */
  record Dense(OptionalInt outputs, boolean bias) implements LayerSpec {
    public static final boolean DEFAULT_BIAS = true;

    public Dense {
      if (outputs.isPresent()) {
        Ranges.atLeast("dense", 1, outputs.getAsInt());
      }
    }

    /** With a bias, as in torch.nn.Linear. */
    public Dense(int outputs) {
      this(OptionalInt.of(outputs), DEFAULT_BIAS);
    }

    /** This layer with its width given. */
    public Dense withOutputs(int width) {
      return new Dense(OptionalInt.of(width), bias);
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.dense(this);
    }
  }

  /** A function of each value. */
  record Activation(ActivationSpec function) implements LayerSpec {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.activation(this);
    }
  }

  /**
   * While training, each unit is dropped with the given probability and the kept ones are divided
   * by {@code 1 - p} (inverted dropout, as in torch.nn.Dropout); nothing happens otherwise.
   */
  record Dropout(double probability) implements LayerSpec {
    public Dropout {
      Ranges.fraction("dropout", probability);
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.dropout(this);
    }
  }

  /**
   * Batch normalization (Ioffe and Szegedy 2015), {@code y = γ·(x - μ)/√(σ² + ε) + β} by column:
   * over the batch's rows while training (σ² biased), with running statistics otherwise.
   * Conventions are torch.nn.BatchNorm1d's: {@code running ← (1-momentum)·running +
   * momentum·batch}, the running variance unbiased.
   *
   * @param momentum weight of the newest batch in the running statistics
   * @param epsilon ε
   */
  record BatchNorm(double momentum, double epsilon) implements LayerSpec {
    public static final BatchNorm DEFAULT = new BatchNorm(0.1, 1e-5);

    public BatchNorm {
      Ranges.share("momentum", momentum);
      Ranges.positive("epsilon", epsilon);
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.batchNorm(this);
    }
  }

  /**
   * Layer normalization (Ba et al. 2016), {@code y = γ·(x - μ)/√(σ² + ε) + β} by row, σ² biased, γ
   * and β by column (torch.nn.LayerNorm).
   *
   * @param epsilon ε
   */
  record LayerNorm(double epsilon) implements LayerSpec {
    public static final LayerNorm DEFAULT = new LayerNorm(1e-5);

    public LayerNorm {
      Ranges.positive("epsilon", epsilon);
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.layerNorm(this);
    }
  }

  /** One method a kind of layer. */
  interface Visitor<R> {
    R dense(Dense spec);

    R activation(Activation spec);

    R dropout(Dropout spec);

    R batchNorm(BatchNorm spec);

    R layerNorm(LayerNorm spec);
  }
}
