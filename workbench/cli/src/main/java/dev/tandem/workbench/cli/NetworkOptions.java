package dev.tandem.workbench.cli;

import static dev.tandem.workbench.cli.FlagValues.set;

import dev.tandem.network.tree.SpecNode;
import java.util.List;
import picocli.CommandLine.Option;

/** Flags that change the network. */
final class NetworkOptions {
  @Option(
      names = "--hidden",
      paramLabel = "N,N,...",
      description = "widths of the hidden layers, e.g. 128,64; 'none' for a linear model")
  private String hidden;

  @Option(
      names = "--activation",
      paramLabel = "NAME[:X]",
      description =
          "identity, relu, leaky-relu, elu, selu, gelu, silu, softplus, tanh, sigmoid; with a"
              + " setting: leaky-relu:0.2, gelu:tanh")
  private String activation;

  @Option(
      names = "--normalization",
      paramLabel = "NAME",
      description = "none, batch-norm, layer-norm; before each activation")
  private String normalization;

  @Option(names = "--dropout", paramLabel = "P", description = "after each hidden layer, 0 to 1")
  private Double dropout;

  @Option(
      names = "--init",
      paramLabel = "NAME[:X]",
      description =
          "xavier, xavier-uniform, he, he-uniform, torch, zeros, orthogonal; or normal:0.01, with"
              + " the standard deviation")
  private String initialization;

  SpecNode applyTo(SpecNode root) {
    SpecNode tree = set(root, "network.hidden", widths(), "--hidden");
    tree = set(tree, "network.activation", FlagValues.tagged(activation), "--activation");
    tree = set(tree, "network.normalization", normalization, "--normalization");
    tree = set(tree, "network.dropout", dropout, "--dropout");
    return set(tree, "network.initialization", FlagValues.tagged(initialization), "--init");
  }

  private Object widths() {
    if (hidden == null) {
      return null;
    }
    return hidden.equals("none") ? List.of() : FlagValues.list(hidden);
  }
}
