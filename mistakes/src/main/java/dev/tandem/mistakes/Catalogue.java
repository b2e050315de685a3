package dev.tandem.mistakes;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** All mistakes, in the order in which several are put in: what computes anew comes first. */
public final class Catalogue {
  private static final List<Mistake> ALL =
      Stream.of(
              DenseMistakes.all(),
              GradientMistakes.all(),
              BiasMistakes.all(),
              ActivationMistakes.all(),
              DropoutMistakes.all(),
              NormalizationMistakes.all(),
              TargetMistakes.inner(),
              LossFormulaMistakes.all(),
              LossFormulaMistakes.outer(),
              TargetMistakes.outer(),
              LossScaleMistakes.all(),
              ClippingMistakes.all(),
              MomentumMistakes.all(),
              AdamMistakes.all(),
              UpdateMistakes.inner(),
              DecayMistakes.all(),
              UpdateMistakes.outer(),
              ReportMistakes.all(),
              StartMistakes.all())
          .flatMap(List::stream)
          .toList();

  private Catalogue() {}

  public static List<Mistake> all() {
    return ALL;
  }

  public static Optional<Mistake> find(String name) {
    return ALL.stream().filter(mistake -> mistake.name().equals(name)).findFirst();
  }
}
