package dev.tandem.network.tree;

import static dev.tandem.network.tree.Trees.assertRefused;
import static dev.tandem.network.tree.Trees.line;
import static dev.tandem.network.tree.Trees.list;
import static dev.tandem.network.tree.Trees.map;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.network.SpecException;
import java.util.Map;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class SectionTest {
  private final Section section =
      Section.of(
          line(
              1,
              map(
                  "text", line(2, "ten"),
                  "whole", line(3, 10),
                  "big", line(4, 3_000_000_000L),
                  "real", line(5, 0.5),
                  "flag", line(6, true),
                  "texts", line(7, list("a", line(8, 5))),
                  "nothing", line(9, null),
                  "section", line(10, map("inner", line(11, "x"))))),
          "top");

  @Test
  void every_type_is_read() {
    assertThat(section.text("text")).isEqualTo("ten");
    assertThat(section.integer("whole")).isEqualTo(10);
    assertThat(section.longInteger("big")).isEqualTo(3_000_000_000L);
    assertThat(section.number("real")).isEqualTo(0.5);
    assertThat(section.number("whole")).isEqualTo(10);
    assertThat(section.flag("flag")).isTrue();
    assertThat(section.list("texts")).hasSize(2);
    assertThat(section.section("section").text("inner")).isEqualTo("x");
    assertThat(section.oneOf("text", Map.of("ten", 10))).isEqualTo(10);
  }

  @Test
  void an_absent_key_gives_the_default() {
    assertThat(section.text("absent", "a")).isEqualTo("a");
    assertThat(section.integer("absent", 1)).isEqualTo(1);
    assertThat(section.longInteger("absent", 2L)).isEqualTo(2);
    assertThat(section.number("absent", 3)).isEqualTo(3);
    assertThat(section.flag("absent", true)).isTrue();
    assertThat(section.integerIfAny("absent")).isEmpty();
    assertThat(section.integerOr("full", "absent", OptionalInt.of(4))).hasValue(4);
    assertThat(section.listIfAny("absent")).isEmpty();
    assertThat(section.section("absent").text("inner", "b")).isEqualTo("b");
    assertThat(section.section("nothing").text("inner", "c")).isEqualTo("c");
  }

  @Test
  void another_type_is_refused_with_its_line() {
    assertRefused(() -> section.integer("text", 1))
        .hasMessage("a.yaml, line 2: top.text: expected a whole number, got 'ten'");
    assertRefused(() -> section.integer("real"))
        .hasMessage("a.yaml, line 5: top.real: expected a whole number, got 0.5");
    assertRefused(() -> section.integer("big"))
        .hasMessage(
            "a.yaml, line 4: top.big: expected a whole number from -2^31 to 2^31 - 1, got"
                + " 3000000000");
    assertRefused(() -> section.integerOr("full", "text"))
        .hasMessage("a.yaml, line 2: top.text: expected a whole number or 'full', got 'ten'");
    assertRefused(() -> section.number("flag"))
        .hasMessage("a.yaml, line 6: top.flag: expected a number, got true");
    assertRefused(() -> section.text("whole"))
        .hasMessage("a.yaml, line 3: top.whole: expected a text, got 10");
    assertRefused(() -> section.flag("nothing"))
        .hasMessage("a.yaml, line 9: top.nothing: expected true or false, got nothing");
    assertRefused(() -> section.list("section"))
        .hasMessage("a.yaml, line 10: top.section: expected a list, got keys [inner]");
    assertRefused(() -> section.section("texts"))
        .hasMessage("a.yaml, line 7: top.texts: expected keys and values, got a list");
    assertRefused(() -> section.texts("texts"))
        .hasMessage("a.yaml, line 8: top.texts[1]: expected a text, got 5");
    assertRefused(() -> section.oneOf("text", Map.of("then", 1, "now", 2)))
        .hasMessage(
            "a.yaml, line 2: top.text: expected one of now, then, got 'ten'; did you mean 'then'?");
  }

  @Test
  void a_required_key_that_is_absent_is_refused_with_the_sections_line() {
    assertRefused(() -> section.integer("absent"))
        .hasMessage("a.yaml, line 1: top.absent: expected a whole number, got nothing");
    assertRefused(() -> section.section("section").text("absent"))
        .hasMessage("a.yaml, line 10: top.section.absent: expected a text, got nothing");
  }

  @Test
  void a_key_that_nobody_asked_for_is_refused_with_the_known_ones() {
    Section inner = Section.of(line(1, map("momentun", line(2, 0.9))), "optimizer");
    inner.number("momentum", 0);
    inner.number("learningRate", 1);

    assertRefused(inner::done)
        .hasMessage(
            "a.yaml, line 2: optimizer.momentun: expected one of learningRate, momentum, got"
                + " 'momentun'; did you mean 'momentum'?");
  }

  @Test
  void what_a_spec_refuses_gets_its_place() {
    Section inner = Section.of(line(1, map("epochs", line(2, 0))), "training");
    inner.integer("epochs");

    assertRefused(
            () ->
                inner.done(
                    () -> {
                      throw new SpecException("epochs", "more", 0);
                    }))
        .hasMessage("a.yaml, line 2: training.epochs: expected more, got 0");
  }
}
