package dev.tandem.network;

import java.util.OptionalDouble;

/**
 * What training makes small. Computed from the network's last values, as in torch.nn.functional.
 */
public sealed interface LossSpec {
  /** What a user types, e.g. {@code "softmax-cross-entropy"}. */
  String name();

  /** Whether a step follows the gradient of the batch's mean (the default) or sum. */
  Reduction reduction();

  /** What targets are where the data does not say. */
  Task task();

  /**
   * Whether outputs are logits, which only classes have. Otherwise they are values, held against
   * numbers or, of classes, against 0 and 1.
   */
  default boolean ofLogits() {
    return task() == Task.CLASSIFICATION;
  }

  /**
   * Returns how many outputs classes need: one each, unless a loss says otherwise.
   *
   * @throws SpecException if this loss cannot
   */
  default int outputs(int classes) {
    return classes;
  }

  /**
   * This loss with whatever depends on the training rows' classes filled in, from how often each
   * occurs.
   */
  default LossSpec fit(int[] classCounts) {
    return this;
  }

  <R> R accept(Visitor<R> visitor);

  /** Over the rows of a batch. */
  enum Reduction {
    MEAN,
    SUM
  }

  /**
   * {@code -log softmax(z)[class]}, as torch's cross_entropy.
   *
   * @param labelSmoothing share of the target that is spread evenly over all classes
   * @param classWeights factor of a row's loss by its class; the mean divides by the sum of the
   *     rows' weights
   */
  record SoftmaxCrossEntropy(Reduction reduction, double labelSmoothing, ClassWeights classWeights)
      implements LossSpec {
    public static final SoftmaxCrossEntropy DEFAULT = new SoftmaxCrossEntropy(Reduction.MEAN);

    public SoftmaxCrossEntropy {
      Ranges.fraction("labelSmoothing", labelSmoothing);
    }

    /** Without smoothing and weights. */
    public SoftmaxCrossEntropy(Reduction reduction) {
      this(reduction, 0, new ClassWeights.None());
    }

    @Override
    public String name() {
      return "softmax-cross-entropy";
    }

    @Override
    public Task task() {
      return Task.CLASSIFICATION;
    }

    @Override
    public LossSpec fit(int[] classCounts) {
      return new SoftmaxCrossEntropy(reduction, labelSmoothing, classWeights.fit(classCounts));
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.softmaxCrossEntropy(this);
    }
  }

  /**
   * {@code log(1 + exp(z)) - y·z} for one logit and y of 0 or 1, as torch's
   * binary_cross_entropy_with_logits.
   *
   * @param positiveWeight factor of the loss of rows with y = 1 (torch's pos_weight; the mean still
   *     divides by the rows)
   */
  record BinaryCrossEntropy(Reduction reduction, PositiveWeight positiveWeight)
      implements LossSpec {
    public static final BinaryCrossEntropy DEFAULT = new BinaryCrossEntropy(Reduction.MEAN);

    /** Without a weight. */
    public BinaryCrossEntropy(Reduction reduction) {
      this(reduction, PositiveWeight.NONE);
    }

    @Override
    public String name() {
      return "binary-cross-entropy";
    }

    @Override
    public Task task() {
      return Task.CLASSIFICATION;
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
    public LossSpec fit(int[] classCounts) {
      return new BinaryCrossEntropy(reduction, positiveWeight.fit(classCounts));
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.binaryCrossEntropy(this);
    }
  }

  /**
   * {@code (z - y)²}, as torch's mse_loss: the mean is over rows and outputs. Of classes, y is 1
   * for a row's own and 0 for the others.
   */
  record MeanSquaredError(Reduction reduction) implements LossSpec {
    public static final MeanSquaredError DEFAULT = new MeanSquaredError(Reduction.MEAN);

    @Override
    public String name() {
      return "mean-squared-error";
    }

    @Override
    public Task task() {
      return Task.REGRESSION;
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.meanSquaredError(this);
    }
  }

  /**
   * {@code |z - y|}, as torch's l1_loss: the mean is over rows and outputs; the slope at 0 is 0.
   */
  record MeanAbsoluteError(Reduction reduction) implements LossSpec {
    public static final MeanAbsoluteError DEFAULT = new MeanAbsoluteError(Reduction.MEAN);

    @Override
    public String name() {
      return "mean-absolute-error";
    }

    @Override
    public Task task() {
      return Task.REGRESSION;
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.meanAbsoluteError(this);
    }
  }

  /**
   * {@code (z-y)²/2} where {@code |z-y| <= delta}, {@code delta·(|z-y| - delta/2)} beyond, as
   * torch's huber_loss.
   */
  record Huber(Reduction reduction, double delta) implements LossSpec {
    public static final Huber DEFAULT = new Huber(Reduction.MEAN, 1);

    public Huber {
      Ranges.positive("delta", delta);
    }

    @Override
    public String name() {
      return "huber";
    }

    @Override
    public Task task() {
      return Task.REGRESSION;
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.huber(this);
    }
  }

  /**
   * The weight of positive rows.
   *
   * @param balanced whether it is as many as there are negative training rows for a positive one
   * @param value the weight; empty until a balanced one is fitted
   */
  record PositiveWeight(boolean balanced, OptionalDouble value) {
    public static final PositiveWeight NONE = of(1);
    public static final PositiveWeight BALANCED = new PositiveWeight(true, OptionalDouble.empty());

    public PositiveWeight {
      value.ifPresent(weight -> Ranges.positive("positiveWeight", weight));
    }

    public static PositiveWeight of(double weight) {
      return new PositiveWeight(false, OptionalDouble.of(weight));
    }

    PositiveWeight fit(int[] counts) {
      return balanced ? of((double) counts[0] / counts[1]) : this;
    }
  }

  /** One method a loss. */
  interface Visitor<R> {
    R softmaxCrossEntropy(SoftmaxCrossEntropy spec);

    R binaryCrossEntropy(BinaryCrossEntropy spec);

    R meanSquaredError(MeanSquaredError spec);

    R meanAbsoluteError(MeanAbsoluteError spec);

    R huber(Huber spec);
  }
}
