package dev.tandem.workbench.runs.results;

import java.util.Map;

/**
 * What stands out in a contender's runs: one of {@code "analysis"} in {@code comparison.json};
 * docs/reports.md says when each is made.
 *
 * @param key which kind, e.g. {@code "overfits"}
 * @param contender its id
 * @param sentence for people
 * @param numbers that the sentence rests on, by name; all are finite
 */
public record FindingEntry(
    String key, String contender, String sentence, Map<String, Double> numbers) {}
