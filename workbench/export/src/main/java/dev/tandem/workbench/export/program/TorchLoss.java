package dev.tandem.workbench.export.program;

import dev.tandem.network.ClassWeights;
import dev.tandem.network.LossSpec;
import java.util.stream.Collectors;

/**
 * A loss in PyTorch: a function of torch.nn.functional.
 *
 * @param outputs of the network
 */
record TorchLoss(int outputs) implements LossSpec.Visitor<TorchLoss.Parts> {
  /**
   * What the training loop needs.
   *
   * @param definition of what the call names; may be empty
   * @param function of torch.nn.functional
   * @param settings further arguments of the training loss, each after a comma; test rows are
   *     judged without them
   * @param keptSettings further arguments for test rows too
   * @param batchWeight what makes the sum of a batch of its mean
   * @param totalWeight the same of all training rows
   * @param hits whether each row's class is predicted, from z and validation_y
   */
  record Parts(
      String definition,
      String function,
      String settings,
      String keptSettings,
      String batchWeight,
      String totalWeight,
      String hits) {}

  private static final String LARGEST = "z.argmax(1) == validation_y";

  @Override
  public Parts softmaxCrossEntropy(LossSpec.SoftmaxCrossEntropy spec) {
    String smoothing =
        spec.labelSmoothing() == 0 ? "" : ", label_smoothing=" + Literal.of(spec.labelSmoothing());
    if (spec.classWeights() instanceof ClassWeights.Given given) {
      String weights = given.weights().stream().map(Literal::of).collect(Collectors.joining(", "));
      return new Parts(
          "class_weight = torch.tensor([" + weights + "])\n",
          "cross_entropy",
          ", weight=class_weight" + smoothing,
          "",
          "class_weight[y].sum().item()",
          "class_weight[train_y].sum().item()",
          LARGEST);
    }
    return new Parts("", "cross_entropy", smoothing, "", "len(rows)", "len(order)", LARGEST);
  }

  @Override
  public Parts binaryCrossEntropy(LossSpec.BinaryCrossEntropy spec) {
    double weight = spec.positiveWeight().value().orElseThrow();
    return new Parts(
        "",
        "binary_cross_entropy_with_logits",
        weight == 1 ? "" : ", pos_weight=torch.tensor(" + Literal.of(weight) + ")",
        "",
        "len(rows)",
        "len(order)",
        "(z > 0) == validation_y");
  }

  @Override
  public Parts meanSquaredError(LossSpec.MeanSquaredError spec) {
    return ofNumbers("mse_loss", "");
  }

  @Override
  public Parts meanAbsoluteError(LossSpec.MeanAbsoluteError spec) {
    return ofNumbers("l1_loss", "");
  }

  @Override
  public Parts huber(LossSpec.Huber spec) {
    return ofNumbers("huber_loss", ", delta=" + Literal.of(spec.delta()));
  }

  private Parts ofNumbers(String function, String settings) {
    String hits =
        outputs == 1 ? "(z >= 0.5) == validation_y" : "z.argmax(1) == validation_y.argmax(1)";
    return new Parts("", function, "", settings, "y.numel()", "train_y.numel()", hits);
  }
}
