package dev.tandem.network;

/** The word for a layer, as experiment files have it. */
public final class LayerKind implements LayerSpec.Visitor<String> {
  private LayerKind() {}

  /** {@code "dense"}, {@code "relu"}, {@code "batch-norm"}, ... */
  public static String of(LayerSpec layer) {
    return layer.accept(new LayerKind());
  }

  @Override
  public String dense(LayerSpec.Dense spec) {
    return "dense";
  }

  @Override
  public String activation(LayerSpec.Activation spec) {
    return spec.function().name();
  }

  @Override
  public String dropout(LayerSpec.Dropout spec) {
    return "dropout";
  }

  @Override
  public String batchNorm(LayerSpec.BatchNorm spec) {
    return "batch-norm";
  }

  @Override
  public String layerNorm(LayerSpec.LayerNorm spec) {
    return "layer-norm";
  }
}
