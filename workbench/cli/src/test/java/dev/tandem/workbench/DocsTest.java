package dev.tandem.workbench;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What people read beside the code: short sentences, and links that lead somewhere. */
class DocsTest {
  private static final Path ROOT = Path.of("../..").toAbsolutePath().normalize();
  private static final int MOST_WORDS = 30;
  private static final int MOST_LINES = 150;
  private static final Pattern LINK = Pattern.compile("\\[[^\\]]*]\\(([^)\\s]+)\\)");
  private static final Pattern ANCHOR = Pattern.compile("<a id=\"([^\"]+)\"></a>");
  private static final Pattern FENCED = Pattern.compile("(?ms)^ *```.*?^ *```$");

  static Stream<Path> pages() throws IOException {
    try (Stream<Path> files = Files.walk(ROOT.resolve("docs"))) {
      List<Path> all =
          new ArrayList<>(files.filter(file -> file.toString().endsWith(".md")).sorted().toList());
      all.add(ROOT.resolve("README.md"));
      all.add(ROOT.resolve("CONTRIBUTING.md"));
      return all.stream();
    }
  }

  @ParameterizedTest
  @MethodSource("pages")
  void no_sentence_is_longer_than_30_words(Path page) {
    assertThat(sentences(prose(page)))
        .allSatisfy(s -> assertThat(words(s)).isLessThanOrEqualTo(MOST_WORDS));
  }

  @ParameterizedTest
  @MethodSource("pages")
  void every_relative_link_leads_to_a_file_and_every_anchor_to_a_place_in_it(Path page) {
    assertThat(links(page)).allSatisfy(link -> assertThat(isThere(page, link)).isTrue());
  }

  @Test
  void the_readme_is_read_at_one_sitting() throws IOException {
    assertThat(Files.readAllLines(ROOT.resolve("README.md"))).hasSizeLessThan(MOST_LINES);
  }

  @Test
  void a_sentence_ends_where_a_reader_stops() {
    assertThat(
            sentences(List.of("Use `a.b` twice, e.g. here. Then 2.5 times (see [x](y.md)): no?")))
        .containsExactly("Use code twice, e.g. here.", "Then 2.5 times (see x): no?");
  }

  /** Paragraphs and list items: without code, tables and headings. */
  private static List<String> prose(Path page) {
    List<String> blocks = new ArrayList<>();
    StringBuilder block = new StringBuilder();
    for (String line : FENCED.matcher(read(page)).replaceAll("").lines().toList()) {
      boolean item = line.matches(" *([-*]|\\d+\\.) .*");
      boolean none = line.isBlank() || line.matches("[|#<].*| {4,}.*");
      if (item || none) {
        blocks.add(block.toString());
        block.setLength(0);
      }
      block.append(none ? "" : line.replaceFirst("^ *([-*]|\\d+\\.) |^> ?", "")).append(' ');
    }
    blocks.add(block.toString());
    return blocks;
  }

  private static List<String> sentences(List<String> blocks) {
    return blocks.stream()
        .map(block -> LINK.matcher(block).replaceAll(link -> text(link)))
        .map(block -> block.replaceAll("`[^`]*`", "code").strip())
        .flatMap(block -> Stream.of(block.split("(?<=[.?!][)\"*]{0,2})(?<!e\\.g\\.|i\\.e\\.)\\s+")))
        .filter(sentence -> !sentence.isBlank())
        .toList();
  }

  private static String text(MatchResult link) {
    String whole = link.group();
    return whole.substring(1, whole.indexOf(']')).replace("\\", "").replace("$", "");
  }

  private static long words(String sentence) {
    return Stream.of(sentence.split("\\s+")).filter(word -> word.matches(".*\\w.*")).count();
  }

  private static Set<String> links(Path page) {
    return LINK.matcher(FENCED.matcher(read(page)).replaceAll(""))
        .results()
        .map(link -> link.group(1))
        .filter(link -> !link.matches("https?:.*"))
        .collect(Collectors.toSet());
  }

  private static boolean isThere(Path page, String link) {
    URI uri = URI.create(link);
    Path file = uri.getPath().isEmpty() ? page : page.resolveSibling(uri.getPath()).normalize();
    return Files.exists(file)
        && (uri.getFragment() == null || anchors(file).contains(uri.getFragment()));
  }

  /** Headings, as GitHub names them, and places that are marked. */
  private static Set<String> anchors(Path page) {
    Set<String> anchors = new HashSet<>();
    String text = FENCED.matcher(read(page)).replaceAll("");
    text.lines()
        .filter(line -> line.matches("#+ .*"))
        .map(line -> line.replaceFirst("#+ ", "").toLowerCase(Locale.ROOT))
        .map(line -> line.replaceAll("[^\\p{L}\\p{N} -]", "").replace(' ', '-'))
        .forEach(anchors::add);
    ANCHOR.matcher(text).results().forEach(anchor -> anchors.add(anchor.group(1)));
    return anchors;
  }

  private static String read(Path page) {
    try {
      return Files.readString(page);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
