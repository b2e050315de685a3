package dev.tandem.workbench.live.lesson;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.tandem.fault.Hostile;
import java.nio.charset.StandardCharsets;

/** Lessons from anywhere. */
class LessonFuzzTest {
  @FuzzTest(maxDuration = "1h")
  void a_text_is_a_lesson_or_refused(byte[] bytes) throws Exception {
    String text = new String(bytes, StandardCharsets.UTF_8);
    Hostile.read(() -> LessonReader.read("lesson", text));
  }
}
