package dev.tandem.workbench.cli;

import java.util.List;

/** Flags that change the network. */
final class NetworkOptions {
  private NetworkOptions() {}

  static List<Flag> flags() {
    return List.of(
        Flag.text("--hidden", "N,N,...", "network.hidden", NetworkOptions::widths)
            .saying("widths of the hidden layers, e.g. 128,64; 'none' for a linear model"),
        Flag.text("--activation", "NAME[:X]", "network.activation", FlagValues::tagged)
            .saying(
                "identity, relu, leaky-relu, elu, selu, gelu, silu, softplus, tanh, sigmoid; with a"
                    + " setting: leaky-relu:0.2, gelu:tanh"),
        Flag.text("--normalization", "NAME", "network.normalization")
            .saying("none, batch-norm, layer-norm; before each activation"),
        Flag.number("--dropout", "P", "network.dropout")
            .saying("probability after each hidden layer, 0 to 1"),
        Flag.text("--output-activation", "NAME", "network.output", FlagValues::tagged)
            .saying(
                "activation of the output layer, e.g. sigmoid for squared error on classes;"
                    + " default: identity"),
        Flag.text("--init", "NAME[:X]", "network.initialization", FlagValues::tagged)
            .saying(
                "xavier, xavier-uniform, he, he-uniform, torch, zeros, orthogonal; or normal:0.01,"
                    + " with the standard deviation"));
  }

  private static Object widths(String hidden) {
    return hidden.equals("none") ? List.of() : FlagValues.list(hidden);
  }
}
