package dev.tandem.network;

import dev.tandem.network.LayerSpec.Activation;
import dev.tandem.network.LayerSpec.BatchNorm;
import dev.tandem.network.LayerSpec.Dense;
import dev.tandem.network.LayerSpec.Dropout;
import dev.tandem.network.LayerSpec.LayerNorm;
import dev.tandem.network.NetworkSpec.ParameterShape;
import dev.tandem.network.NetworkSpec.Role;
import java.util.ArrayList;
import java.util.List;

/** The tensors that training changes in one layer. */
record LayerParameters(int index, int width) implements LayerSpec.Visitor<List<ParameterShape>> {
  @Override
  public List<ParameterShape> dense(Dense spec) {
    int outputs = spec.outputs().orElseThrow();
    List<ParameterShape> shapes = new ArrayList<>();
    shapes.add(new ParameterShape(index + ".weight", index, Role.WEIGHT, outputs, width));
    if (spec.bias()) {
      shapes.add(new ParameterShape(index + ".bias", index, Role.BIAS, outputs));
    }
    return shapes;
  }

  @Override
  public List<ParameterShape> activation(Activation spec) {
    return List.of();
  }

  @Override
  public List<ParameterShape> dropout(Dropout spec) {
    return List.of();
  }

  @Override
  public List<ParameterShape> batchNorm(BatchNorm spec) {
    return normalization();
  }

  @Override
  public List<ParameterShape> layerNorm(LayerNorm spec) {
    return normalization();
  }

  private List<ParameterShape> normalization() {
    return List.of(
        new ParameterShape(index + ".weight", index, Role.SCALE, width),
        new ParameterShape(index + ".bias", index, Role.BIAS, width));
  }
}
