package dev.tandem.workbench.check;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.engine.Ability;
import dev.tandem.engine.Engine;
import dev.tandem.engines.textbook.TextbookEngine;
import dev.tandem.mistakes.Catalogue;
import dev.tandem.mistakes.Mistake;
import dev.tandem.mistakes.Mistake.Kind;
import dev.tandem.mistakes.Mistake.Reach;
import dev.tandem.mistakes.MistakeEngine;
import dev.tandem.workbench.check.CheckResult.Outcome;
import dev.tandem.workbench.check.explain.Named;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Engines with a mistake of the catalogue are checked; the mistake must be named. */
@Tag("once")
class CatalogueCheckTest {
  static List<Mistake> mistakes() {
    return Catalogue.all().stream().filter(mistake -> mistake.reach() == Reach.PROGRAM).toList();
  }

  @Test
  void the_textbook_is_right_whatever_it_shows() {
    for (Set<Ability> shown : List.of(EnumSet.allOf(Ability.class), EnumSet.of(Ability.RESTORE))) {
      CheckResult result = check(new TextbookEngine(), shown);
      assertThat(result.outcome()).isEqualTo(Outcome.RIGHT);
      assertThat(result.skipped()).isEmpty();
    }
  }

  @ParameterizedTest
  @MethodSource("mistakes")
  void a_mistake_is_named_where_outputs_and_gradients_are_shown(Mistake mistake) {
    requireNamed(mistake, check(engine(mistake), EnumSet.allOf(Ability.class)));
  }

  @ParameterizedTest
  @MethodSource("mistakes")
  void a_mistake_is_named_by_weights_losses_and_predictions_alone(Mistake mistake) {
    requireNamed(mistake, check(engine(mistake), EnumSet.of(Ability.RESTORE)));
  }

  private static void requireNamed(Mistake mistake, CheckResult result) {
    assertThat(result.findings().unexplained()).isEmpty();
    assertThat(result.findings().named()).hasSize(1);
    Named named = result.findings().named().get(0);
    assertThat(named.mistake() == mistake || named.rivals().contains(mistake))
        .as("%s: named %s with rivals %s", mistake, named.mistake(), named.rivals())
        .isTrue();
    assertThat(result.outcome())
        .isEqualTo(named.mistake().kind() == Kind.MISTAKE ? Outcome.WRONG : Outcome.CONVENTION);
  }

  private static Engine engine(Mistake mistake) {
    return new MistakeEngine().with(Map.of("mistake", mistake.name()));
  }

  private static CheckResult check(Engine engine, Set<Ability> shown) {
    Engine partial = new LimitedEngine(engine, shown);
    return new Check(partial, line -> {}).run(engine.name());
  }
}
