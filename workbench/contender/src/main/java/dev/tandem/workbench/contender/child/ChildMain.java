package dev.tandem.workbench.contender.child;

import dev.tandem.workbench.contender.wire.Job;
import dev.tandem.workbench.observed.Observation;
import dev.tandem.workbench.observed.json.Json;
import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/**
 * Entry point of a contender's process. Arguments: the parent's port on the loopback interface, and
 * the job's file. The token by which the parent knows its child comes in the environment.
 */
public final class ChildMain {
  /** Names the environment variable that holds the token. */
  public static final String TOKEN_VARIABLE = "TANDEM_CHILD_TOKEN";

  private ChildMain() {}

  public static void main(String[] arguments) throws IOException {
    try (Diary diary = new Diary()) {
      Job job = Json.MAPPER.readValue(new File(arguments[1]), Job.class);
      callBack(job, diary, Integer.parseInt(arguments[0]));
    }
  }

  private static void callBack(Job job, Diary diary, int port) throws IOException {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      socket.setTcpNoDelay(true);
      PrintWriter out =
          new PrintWriter(
              new OutputStreamWriter(socket.getOutputStream(), StandardCharsets.UTF_8), true);
      out.println(System.getenv(TOKEN_VARIABLE)); // at once: the parent does not wait for long
      BufferedReader commands =
          new BufferedReader(
              new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
      new ChildRun(job, diary, message -> out.println(line(message))).obey(commands);
    }
  }

  private static String line(Observation message) {
    try {
      return Json.MAPPER.writerFor(Observation.class).writeValueAsString(message);
    } catch (IOException e) {
      throw new IllegalStateException("a message that is no JSON: " + message, e);
    }
  }
}
