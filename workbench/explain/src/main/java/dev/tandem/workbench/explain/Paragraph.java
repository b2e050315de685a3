package dev.tandem.workbench.explain;

/** Words. */
record Paragraph(String text) implements Block {}
