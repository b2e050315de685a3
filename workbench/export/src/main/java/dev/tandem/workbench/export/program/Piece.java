package dev.tandem.workbench.export.program;

import java.util.List;

/**
 * A part of a program.
 *
 * @param definitions that it needs, each to be written once
 * @param use how it is called or made; empty where there is nothing to do
 */
record Piece(List<String> definitions, String use) {
  Piece(String definition, String use) {
    this(List.of(definition), use);
  }
}
