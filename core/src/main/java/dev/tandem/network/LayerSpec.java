package dev.tandem.network;

import java.util.OptionalInt;

/**
 * One layer of a network. Its parameters are named after its index among all layers, as in
 * torch.nn.Sequential.
 */
public sealed interface LayerSpec {
  <R> R accept(Visitor<R> visitor);

  /**
   * Fully connected, {@code Y = X·Wᵀ + b} with W [outputs, inputs].
   *
   * @param outputs its width; empty means as many as the task needs (see {@link NetworkSpec#fit})
   */
  record Dense(OptionalInt outputs) implements LayerSpec {
    public Dense {
      if (outputs.isPresent()) {
        Ranges.atLeast("dense", 1, outputs.getAsInt());
      }
    }

    public Dense(int outputs) {
      this(OptionalInt.of(outputs));
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

  /** One method a kind of layer. */
  interface Visitor<R> {
    R dense(Dense spec);

    R activation(Activation spec);

    R dropout(Dropout spec);
  }
}
