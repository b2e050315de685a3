package dev.tandem.engines.process;

import dev.tandem.network.ExperimentSpec;
import dev.tandem.network.LayerKind;
import dev.tandem.network.LayerSpec;
import dev.tandem.network.SpecException;
import java.util.List;
import java.util.Optional;

/**
 * What a program can do; where it does not say, all.
 *
 * @param layers beside activations
 * @param masks whether it uses dropout masks that it is sent
 */
record Can(
    List<String> layers,
    Optional<List<String>> activations,
    Optional<List<String>> losses,
    Optional<List<String>> optimizers,
    boolean masks,
    boolean forward,
    boolean gradients,
    boolean restore) {
  private static final String DROPOUT = "dropout";

  static Can of(Answer can) {
    List<String> layers = can.texts("layers").orElse(List.of("dense"));
    return new Can(
        layers,
        can.texts("activations"),
        can.texts("losses"),
        can.texts("optimizers"),
        can.flag("masks", layers.contains(DROPOUT)),
        can.flag("forward", false),
        can.flag("gradients", false),
        can.flag("restore", false));
  }

  /**
   * @param program for messages
   * @throws SpecException if the experiment asks for anything else
   */
  void require(String program, ExperimentSpec experiment) {
    for (LayerSpec layer : experiment.network().layers()) {
      boolean activation = layer instanceof LayerSpec.Activation;
      require(
          program,
          activation ? "an activation" : "a layer",
          activation ? activations : Optional.of(layers),
          LayerKind.of(layer));
      if (layer instanceof LayerSpec.Dropout && !masks) {
        throw new SpecException(
            program, "a network without dropout, since it draws masks of its own", DROPOUT);
      }
    }
    require(program, "a loss", losses, experiment.loss().name());
    require(program, "an optimizer", optimizers, experiment.optimizer().name());
  }

  private static void require(
      String program, String what, Optional<List<String>> able, String asked) {
    if (able.isPresent() && !able.get().contains(asked)) {
      throw new SpecException(program, what + " that it can do, of " + able.get(), asked);
    }
  }
}
