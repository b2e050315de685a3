import java.io.BufferedReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.Statement;

/**
 * DuckDB's own pass over a CSV file: every column read as text, DOUBLE tried, different values counted. With "fetch"
 * also the time to hand all texts to Java.
 */
public final class DuckPass {
  public static void main(String[] args) throws Exception {
    String[] header;
    try (BufferedReader reader = Files.newBufferedReader(Path.of(args[0]))) {
      header = reader.readLine().split(",");
    }
    try (Connection connection = DriverManager.getConnection("jdbc:duckdb:");
        Statement statement = connection.createStatement()) {
      statement.execute("SET memory_limit = '1GB'");
      StringBuilder table = new StringBuilder("read_csv('" + args[0] + "', auto_detect = false, header = true, delim = ',', quote = '\"', escape = '\"', columns = {");
      StringBuilder query = new StringBuilder("SELECT count(*)");
      for (int i = 0; i < header.length; i++) {
        table.append(i > 0 ? ", " : "").append("'").append(header[i]).append("': 'VARCHAR'");
        query.append(", count(TRY_CAST(\"" + header[i] + "\" AS DOUBLE)), count(DISTINCT \"" + header[i] + "\")");
      }
      long start = System.nanoTime();
      try (ResultSet result = statement.executeQuery(query + " FROM " + table + "})")) {
        result.next();
      }
      System.out.printf("seconds=%.2f", (System.nanoTime() - start) / 1e9);
      if (args.length > 1) {
        start = System.nanoTime();
        long length = 0;
        try (ResultSet result = statement.executeQuery("SELECT * FROM " + table + "})")) {
          while (result.next()) {
            for (int i = 1; i <= header.length; i++) {
              length += result.getString(i).length();
            }
          }
        }
        System.out.printf(" fetch=%.2f characters=%d", (System.nanoTime() - start) / 1e9, length);
      }
      System.out.println();
    }
  }
}
