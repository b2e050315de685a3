package dev.tandem.network;

/** What training makes small. Computed from logits, as in torch.nn.functional. */
public sealed interface LossSpec {
  /** What a user types, e.g. {@code "softmax-cross-entropy"}. */
  String name();

  /** Whether a step follows the gradient of the batch's mean (the default) or sum. */
  Reduction reduction();

  /**
   * How many logits tell so many classes apart.
   *
   * @throws SpecException if this loss cannot
   */
  int outputs(int classes);

  <R> R accept(Visitor<R> visitor);

  /** Over the rows of a batch. */
  enum Reduction {
    MEAN,
    SUM
  }

  /** {@code -log softmax(z)[class]}, as torch's cross_entropy. */
  record SoftmaxCrossEntropy(Reduction reduction) implements LossSpec {
    public static final SoftmaxCrossEntropy DEFAULT = new SoftmaxCrossEntropy(Reduction.MEAN);

    @Override
    public String name() {
      return "softmax-cross-entropy";
    }

    @Override
    public int outputs(int classes) {
      return classes;
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.softmaxCrossEntropy(this);
    }
  }

  /**
   * {@code log(1 + exp(z)) - y·z} for one logit and y of 0 or 1, as torch's
   * binary_cross_entropy_with_logits.
   */
  record BinaryCrossEntropy(Reduction reduction) implements LossSpec {
    public static final BinaryCrossEntropy DEFAULT = new BinaryCrossEntropy(Reduction.MEAN);

    @Override
    public String name() {
      return "binary-cross-entropy";
    }

    @Override
    public int outputs(int classes) {
      if (classes != 2) {
        throw new SpecException(
            "loss", "softmax-cross-entropy, since the data has " + classes + " classes", name());
      }
      return 1;
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.binaryCrossEntropy(this);
    }
  }

  /** One method a loss. */
  interface Visitor<R> {
    R softmaxCrossEntropy(SoftmaxCrossEntropy spec);

    R binaryCrossEntropy(BinaryCrossEntropy spec);
  }
}
