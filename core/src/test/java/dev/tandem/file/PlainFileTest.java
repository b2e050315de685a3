package dev.tandem.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PlainFileTest {
  private static final String PIPE = "a pipe, a socket or a device; copy what it gives to a file";

  @TempDir Path folder;

  @Test
  void a_file_and_a_link_to_one_may_be_opened() throws IOException {
    Path file = Files.writeString(folder.resolve("file"), "text");
    Path link = folder.resolve("link");

    assertThat(PlainFile.otherwise(file)).isEmpty();
    assertThat(PlainFile.otherwise(folder)).hasValue("a folder");
    assertThat(PlainFile.otherwise(link)).hasValue("no such file");
    assumeTrue(File.separatorChar == '/'); // elsewhere links take a privilege
    assertThat(PlainFile.otherwise(Files.createSymbolicLink(link, file))).isEmpty();
  }

  @Test
  void a_pipe_a_socket_and_a_device_may_not() throws IOException, InterruptedException {
    assumeTrue(File.separatorChar == '/');
    Path pipe = folder.resolve("pipe");
    assertThat(new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor()).isZero();
    Path socket = folder.resolve("s");
    try (ServerSocketChannel server = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
      server.bind(UnixDomainSocketAddress.of(socket));

      assertThat(PlainFile.otherwise(pipe)).hasValue(PIPE);
      assertThat(PlainFile.otherwise(socket)).hasValue(PIPE);
      assertThat(PlainFile.otherwise(Path.of("/dev/zero"))).hasValue(PIPE);
      assertThat(PlainFile.otherwise(Files.createSymbolicLink(folder.resolve("l"), pipe)))
          .hasValue(PIPE);
    }
  }
}
