package dev.tandem.workbench.live.lesson;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.tandem.fault.Altered;
import dev.tandem.fault.Hostile;
import java.nio.charset.StandardCharsets;

/** Lessons from anywhere. */
class LessonFuzzTest {
  private static final String SEEDS = "LessonFuzzTestInputs/a_text_is_a_lesson_or_refused/";
  private static final Altered GOOD = Altered.text(LessonFuzzTest.class, SEEDS + "xor");

  @FuzzTest(maxDuration = "1h")
  void a_text_is_a_lesson_or_refused(byte[] bytes) throws Exception {
    read(bytes);
  }

  @FuzzTest(maxDuration = "1h")
  void a_lesson_with_other_words_is_one_or_refused(byte[] changes) throws Exception {
    read(GOOD.with(changes));
  }

  private static void read(byte[] bytes) throws Exception {
    String text = new String(bytes, StandardCharsets.UTF_8);
    Hostile.read(() -> LessonReader.read("lesson", text));
  }
}
