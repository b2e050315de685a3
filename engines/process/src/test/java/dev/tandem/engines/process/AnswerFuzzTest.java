package dev.tandem.engines.process;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.tandem.engine.Batch;
import dev.tandem.engine.TinyExperiments;
import dev.tandem.fault.Altered;
import dev.tandem.fault.Hostile;
import java.io.ByteArrayInputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** What a program of somebody's own may print. */
class AnswerFuzzTest {
  private static final String SEEDS = "AnswerFuzzTestInputs/output_is_answers_and_other_lines/";

  private static final List<Altered> GOOD =
      Stream.of("hello", "network", "steps")
          .map(name -> Altered.text(AnswerFuzzTest.class, SEEDS + name))
          .toList();

  private static final List<Batch> BATCHES =
      List.of(
          TinyExperiments.everyLayer().batch(1, 7, 0.01),
          TinyExperiments.everyLayer().batch(2, 7, 0.01));

  private static final Complaints PROGRAM =
      (asked, expected, got) ->
          new ProgramException("program", asked, expected, got, new LastWords());

  @FuzzTest(maxDuration = "1h")
  void output_is_answers_and_other_lines(byte[] bytes) throws Exception {
    print(bytes);
  }

  @FuzzTest(maxDuration = "1h")
  void an_answer_with_other_words_is_one_or_refused(byte[] changes) throws Exception {
    print(Altered.one(GOOD, changes));
  }

  private static void print(byte[] bytes) throws Exception {
    List<String> answers = new ArrayList<>();
    Hostile.read(
        () -> new OutputReader(new ByteArrayInputStream(bytes), answers::add, line -> {}).run());
    for (String answer : answers) {
      read(answer);
    }
  }

  private static void read(String line) throws Exception {
    Hostile.read(() -> parse(line).id());
    Hostile.read(() -> Hello.of(parse(line)).network().ifPresent(OnlyNetwork::of));
    Hostile.read(() -> new StepAnswer(parse(line), BATCHES).results(batch -> 1));
  }

  private static Answer parse(String line) {
    return Answer.parse(PROGRAM, "steps 1 to 2", line);
  }
}
