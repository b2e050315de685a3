package dev.tandem.workbench.report.page;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The terms of docs/glossary.md that a report uses: each is linked to its meaning at the report's
 * end where a part mentions it first.
 */
final class Glossary {
  /** A row of the table: the term, with or without an anchor, and its meaning. */
  private static final Pattern ROW =
      Pattern.compile("(?m)^\\| (?:<a id=\"[^\"]*\"></a>)?([^|<]+?) \\| ([^|]+?) \\|.*$");

  /** What is no text, or must hold no link. */
  private static final Pattern NO_TEXT =
      Pattern.compile(
          "<(script|svg|pre|code|a|label|button|summary|h1|noscript|figcaption)\\b.*?</\\1>|<[^>]*>",
          Pattern.DOTALL);

  /** A term with its meaning in plain text. */
  record Term(String id, String name, String meaning) {}

  private final Map<String, Term> terms = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
  private final Pattern mentioned;
  private final Map<String, Term> used = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);

  /**
   * @param markdown a table of terms and meanings
   */
  Glossary(String markdown) {
    for (Matcher row = ROW.matcher(markdown); row.find(); ) {
      String meaning = row.group(2).replaceAll("[`*]", "").replaceAll("\\[(.*?)]\\(.*?\\)", "$1");
      for (String name : row.group(1).split(", ")) {
        terms.put(name, new Term("term-" + slug(name), name, meaning));
      }
    }
    terms.keySet().removeAll(List.of("term", "---"));
    String any =
        terms.keySet().stream()
            .sorted((a, b) -> b.length() - a.length())
            .map(name -> Pattern.quote(name).replace("'", "\\E(?:'|&#39;)\\Q"))
            .collect(Collectors.joining("|"));
    mentioned =
        Pattern.compile("(?<![\\w-])(" + any + ")(?:s|es)?(?![\\w-])", Pattern.CASE_INSENSITIVE);
  }

  private static String slug(String name) {
    return name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-");
  }

  /** Returns a part of a page with a link for each term, where the term is first mentioned. */
  String linked(String html) {
    List<Term> linked = new ArrayList<>();
    StringBuilder page = new StringBuilder();
    int from = 0;
    for (Matcher markup = NO_TEXT.matcher(html); markup.find(); from = markup.end()) {
      page.append(text(html.substring(from, markup.start()), linked)).append(markup.group());
    }
    return page.append(text(html.substring(from), linked)).toString();
  }

  private String text(String text, List<Term> linked) {
    return mentioned
        .matcher(text)
        .replaceAll(mention -> Matcher.quoteReplacement(linkedOnce(mention, linked)));
  }

  private String linkedOnce(MatchResult mention, List<Term> linked) {
    Term term = used(mention);
    if (linked.contains(term)) {
      return mention.group();
    }
    linked.add(term);
    return "<a class=\"term\" href=\"#" + term.id() + "\">" + mention.group() + "</a>";
  }

  private Term used(MatchResult mention) {
    Term term = terms.get(mention.group(1).replace("&#39;", "'"));
    used.put(term.name(), term);
    return term;
  }

  /** Returns a text as it is, having noted its terms. */
  String noted(String text) {
    mentioned.matcher(text).results().forEach(this::used);
    return text;
  }

  /** Returns the terms that were linked or noted so far, by name. */
  Collection<Term> used() {
    return used.values();
  }
}
