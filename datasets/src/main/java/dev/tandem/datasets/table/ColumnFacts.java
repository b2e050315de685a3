package dev.tandem.datasets.table;

/**
 * What is shown of a table's column before training.
 *
 * @param kind number, category, boolean, date or text
 * @param use what becomes of it: {@code feature}, {@code label}, {@code split}, {@code left out}
 * @param distinct different values; at least so many where {@code more}
 * @param missing cells without a value
 * @param values the range of numbers and dates, or the commonest categories
 * @param note what a person should know of it; empty if nothing
 */
public record ColumnFacts(
    String name,
    String kind,
    String use,
    long distinct,
    boolean more,
    long missing,
    String values,
    String note) {}
