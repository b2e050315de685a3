import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/** Compares what two builds have made: our jars, the bill of materials and the list of licences. */
final class SameBuild {
  private static final Set<String> LISTS = Set.of("sbom.json", "THIRD-PARTY.txt");

  public static void main(String[] arguments) throws Exception {
    Path first = Path.of(arguments[0]);
    Path second = Path.of(arguments[1]);
    Set<Path> files = new TreeSet<>(made(first));
    files.addAll(made(second));
    int different = 0;
    for (Path file : files) {
      String difference = difference(first.resolve(file), second.resolve(file));
      different += difference.isEmpty() ? 0 : 1;
      System.out.println(
          difference.isEmpty()
              ? "same       " + sha256(first.resolve(file)).substring(0, 16) + "  " + file
              : "DIFFERENT  " + file + ": " + difference);
    }
    boolean pass = different == 0 && !files.isEmpty();
    System.out.printf(
        "%n%s: %d files, %d of them different%n", pass ? "pass" : "FAIL", files.size(), different);
    System.exit(pass ? 0 : 1);
  }

  /** Files of ours in folders named target, as paths relative to the root. */
  private static Set<Path> made(Path root) throws IOException {
    try (Stream<Path> walk = Files.walk(root)) {
      return walk.filter(Files::isRegularFile)
          .filter(SameBuild::isOurs)
          .map(root::relativize)
          .filter(file -> file.toString().contains("target"))
          .collect(Collectors.toSet());
    }
  }

  private static boolean isOurs(Path file) {
    String name = file.getFileName().toString();
    return LISTS.contains(name) || name.startsWith("tandem-") && name.endsWith(".jar");
  }

  private static String difference(Path a, Path b) throws Exception {
    if (!Files.exists(a) || !Files.exists(b)) {
      return "made by the " + (Files.exists(a) ? "first" : "second") + " build only";
    }
    if (Files.mismatch(a, b) < 0) {
      return "";
    }
    if (!a.toString().endsWith(".jar")) {
      return "from byte " + Files.mismatch(a, b);
    }
    Map<String, String> left = entries(a);
    Map<String, String> right = entries(b);
    Set<String> names = new TreeSet<>(left.keySet());
    names.addAll(right.keySet());
    names.removeIf(name -> left.getOrDefault(name, "").equals(right.get(name)));
    return names.isEmpty()
        ? "times, order or permissions of entries"
        : names.size() + " entries, such as " + names.iterator().next();
  }

  private static Map<String, String> entries(Path jar) throws Exception {
    Map<String, String> entries = new TreeMap<>();
    try (ZipFile zip = new ZipFile(jar.toFile())) {
      for (ZipEntry entry : zip.stream().toList()) {
        entries.put(entry.getName(), sha256(zip.getInputStream(entry).readAllBytes()));
      }
    }
    return entries;
  }

  private static String sha256(Path file) throws Exception {
    return sha256(Files.readAllBytes(file));
  }

  private static String sha256(byte[] bytes) throws GeneralSecurityException {
    return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
  }
}
