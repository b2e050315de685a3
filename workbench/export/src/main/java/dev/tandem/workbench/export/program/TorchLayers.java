package dev.tandem.workbench.export.program;

import dev.tandem.network.ActivationSpec;
import dev.tandem.network.LayerSpec;
import java.util.List;

/** Layers in PyTorch: modules of torch.nn, but for dropout. */
record TorchLayers(Recipe recipe, int index)
    implements LayerSpec.Visitor<Piece>, ActivationSpec.Visitor<String> {
  private static final String DROPOUT =
      """
      class Dropout(nn.Module):
          \"""As nn.Dropout, with the units that Tandem has drawn: nn.Dropout draws others. In a mask 1 is kept, 0 dropped.\"""

          def __init__(self, p):
              super().__init__()
              self.p = p
              self.mask = None

          def forward(self, x):
              return x * self.mask / (1 - self.p) if self.training else x
      """;

  @Override
  public Piece dense(LayerSpec.Dense spec) {
    int outputs = spec.outputs().orElseThrow();
    String bias = spec.bias() ? "" : ", bias=False";
    return module("nn.Linear(" + width() + ", " + outputs + bias + ")");
  }

  @Override
  public Piece activation(LayerSpec.Activation spec) {
    return module(spec.function().accept(this));
  }

  @Override
  public Piece dropout(LayerSpec.Dropout spec) {
    return new Piece(DROPOUT, "Dropout(" + Literal.of(spec.probability()) + ")");
  }

  @Override
  public Piece batchNorm(LayerSpec.BatchNorm spec) {
    return module(
        "nn.BatchNorm1d("
            + width()
            + ", eps="
            + Literal.of(spec.epsilon())
            + ", momentum="
            + Literal.of(spec.momentum())
            + ")");
  }

  @Override
  public Piece layerNorm(LayerSpec.LayerNorm spec) {
    return module("nn.LayerNorm(" + width() + ", eps=" + Literal.of(spec.epsilon()) + ")");
  }

  private int width() {
    return recipe.widths()[index];
  }

  private static Piece module(String made) {
    return new Piece(List.of(), made);
  }

  @Override
  public String identity(ActivationSpec.Identity spec) {
    return "nn.Identity()";
  }

  @Override
  public String relu(ActivationSpec.Relu spec) {
    return "nn.ReLU()";
  }

  @Override
  public String tanh(ActivationSpec.Tanh spec) {
    return "nn.Tanh()";
  }

  @Override
  public String sigmoid(ActivationSpec.Sigmoid spec) {
    return "nn.Sigmoid()";
  }

  @Override
  public String leakyRelu(ActivationSpec.LeakyRelu spec) {
    return "nn.LeakyReLU(" + Literal.of(spec.slope()) + ")";
  }

  @Override
  public String elu(ActivationSpec.Elu spec) {
    return "nn.ELU(" + Literal.of(spec.alpha()) + ")";
  }

  @Override
  public String selu(ActivationSpec.Selu spec) {
    return "nn.SELU()";
  }

  @Override
  public String gelu(ActivationSpec.Gelu spec) {
    return spec.form() == ActivationSpec.Gelu.Form.EXACT
        ? "nn.GELU()"
        : "nn.GELU(approximate=\"tanh\")";
  }

  @Override
  public String silu(ActivationSpec.Silu spec) {
    return "nn.SiLU()";
  }

  @Override
  public String softplus(ActivationSpec.Softplus spec) {
    return "nn.Softplus(" + Literal.of(spec.beta()) + ")";
  }
}
