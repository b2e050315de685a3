package dev.tandem.mistakes;

import java.util.Comparator;
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
              OutputMistakes.all(),
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

  /** Mistakes that belong together, under a heading. */
  public record Chapter(String title, List<Mistake> mistakes) {}

  private Catalogue() {}

  public static List<Mistake> all() {
    return ALL;
  }

  /** All, in the order in which people read them. */
  public static List<Chapter> chapters() {
    return List.of(
        chapter("Dense layers, forward", DenseMistakes.all()),
        chapter("Dense layers, backward", GradientMistakes.all()),
        chapter("Biases", BiasMistakes.all()),
        chapter("Activations", ActivationMistakes.all(), OutputMistakes.all()),
        chapter("Dropout", DropoutMistakes.all()),
        chapter("Normalization", NormalizationMistakes.all()),
        chapter("Losses", LossFormulaMistakes.outer(), LossFormulaMistakes.all()),
        chapter("Scale of loss and gradient", LossScaleMistakes.all()),
        chapter("Targets and their weights", TargetMistakes.outer(), TargetMistakes.inner()),
        chapter("Penalties and clipping", ClippingMistakes.all()),
        chapter("Momentum", MomentumMistakes.all()),
        chapter("Adam and AdamW", AdamMistakes.all()),
        chapter("Weight decay", DecayMistakes.all()),
        chapter("Other updates", UpdateMistakes.outer(), UpdateMistakes.inner()),
        chapter("Reports and predictions", ReportMistakes.all()),
        chapter("What training starts from", StartMistakes.all()));
  }

  private static Chapter chapter(String title, List<Mistake> mistakes) {
    return chapter(title, mistakes, List.of());
  }

  /** Mistakes as they are in the list of all: each is there once. Conventions come last. */
  private static Chapter chapter(String title, List<Mistake> first, List<Mistake> second) {
    return new Chapter(
        title,
        Stream.concat(first.stream(), second.stream())
            .map(mistake -> find(mistake.name()).orElseThrow())
            .sorted(Comparator.comparing(Mistake::kind))
            .toList());
  }

  public static Optional<Mistake> find(String name) {
    return ALL.stream().filter(mistake -> mistake.name().equals(name)).findFirst();
  }
}
