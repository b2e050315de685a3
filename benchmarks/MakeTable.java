import java.io.BufferedWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.SplittableRandom;

/** Writes a CSV table from a seed: mixed (20 columns), large (10 numbers and 10 small categories) or numbers (100). */
public final class MakeTable {
  private static final String[] CITIES = {"Rome", "Oslo", "Lima", "Kyiv", "Bonn"};

  public static void main(String[] args) throws Exception {
    String kind = args[0];
    int rows = Integer.parseInt(args[1]);
    SplittableRandom random = new SplittableRandom(1);
    try (BufferedWriter out = Files.newBufferedWriter(Path.of(args[2]))) {
      int numbers = kind.equals("numbers") ? 100 : kind.equals("large") ? 10 : 12;
      int categories = kind.equals("numbers") ? 0 : kind.equals("large") ? 10 : 4;
      StringBuilder line = new StringBuilder();
      for (int i = 0; i < numbers; i++) {
        line.append("n").append(i).append(',');
      }
      for (int i = 0; i < categories; i++) {
        line.append("c").append(i).append(',');
      }
      boolean mixed = kind.equals("mixed");
      out.write(line + (mixed ? "id,day,code," : "") + "label\n");
      for (int row = 0; row < rows; row++) {
        line.setLength(0);
        for (int i = 0; i < numbers; i++) {
          number(line, random, i % 4);
          line.append(',');
        }
        for (int i = 0; i < categories; i++) {
          line.append(CITIES[random.nextInt(CITIES.length)]).append(',');
        }
        if (mixed) {
          line.append("u").append(row).append(',');
          line.append(String.format(Locale.ROOT, "2024-%02d-%02d,", 1 + random.nextInt(12), 1 + random.nextInt(28)));
          line.append(String.format(Locale.ROOT, "%05d,", random.nextInt(50)));
        }
        line.append(random.nextInt(5) == 0 ? "yes" : "no").append('\n');
        out.append(line);
      }
    }
  }

  private static void number(StringBuilder line, SplittableRandom random, int kind) {
    if (kind == 3) {
      line.append(random.nextInt(100_000));
      return;
    }
    long tenThousandths = random.nextLong(-3_000_000, 3_000_000);
    line.append(tenThousandths < 0 ? "-" : "").append(Math.abs(tenThousandths) / 10_000).append('.');
    String rest = Long.toString(Math.abs(tenThousandths) % 10_000);
    line.append("0".repeat(4 - rest.length())).append(rest);
  }
}
