package dev.tandem.workbench.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A process that gets too little memory says so in one line. */
@Timeout(120)
@Tag("once")
class LittleMemoryTest {
  @TempDir Path folder;

  @Test
  void data_that_needs_more_than_this_process_may_have_is_the_machines_fault() throws Exception {
    BufferedImage image = new BufferedImage(6000, 6000, BufferedImage.TYPE_BYTE_BINARY);
    for (String name : List.of("a/1.png", "a/2.png", "b/1.png", "b/2.png")) {
      Files.createDirectories(folder.resolve(name).getParent());
      ImageIO.write(image, "png", folder.resolve(name).toFile()); // pixels as numbers: 288 MB
    }
    Path runs = folder.resolve("runs");
    Process tandem =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx64m",
                "-cp",
                System.getProperty("java.class.path"),
                Tandem.class.getName(),
                "compare",
                folder.toString(),
                "--out",
                runs.toString())
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("out").toFile())
            .start();

    assertThat(tandem.waitFor()).isEqualTo(3);
    assertThat(Files.readString(folder.resolve("out"), StandardCharsets.UTF_8))
        .contains("tandem: expected to need less memory than the ", "JDK_JAVA_OPTIONS=-Xmx")
        .doesNotContain("\tat ");
    assertThat(runs).doesNotExist();
  }
}
