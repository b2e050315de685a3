import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The same in Java. */
public final class Empty {
  private static final Pattern ID = Pattern.compile("\"id\": ?(\\d+)");
  private static final Pattern FILE = Pattern.compile("\"batches\": ?\"([^\"]+)\"");
  private static final Pattern STEPS = Pattern.compile("\"sizes\":[^}]*\"shape\":\\[(\\d+)\\]");

  public static void main(String[] arguments) throws IOException {
    BufferedReader in = new BufferedReader(new InputStreamReader(System.in));
    for (String line = in.readLine(); line != null; line = in.readLine()) {
      String rest = "";
      if (line.contains("\"hello\"")) {
        rest = ", \"name\": \"empty\", \"precision\": \"float32\"";
      } else if (line.contains("\"batches\"")) {
        byte[] file = Files.readAllBytes(Path.of(find(FILE, line)));
        int length = (int) ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN).getLong();
        String header = new String(file, 8, length, StandardCharsets.UTF_8);
        int steps = Integer.parseInt(find(STEPS, header));
        rest = ", \"losses\": " + Collections.nCopies(steps, 0.5);
      }
      System.out.println("tandem1 {\"id\": " + find(ID, line) + rest + "}");
    }
  }

  private static String find(Pattern pattern, String text) {
    Matcher matcher = pattern.matcher(text);
    return matcher.find() ? matcher.group(1) : "";
  }
}
