package dev.tandem.workbench.explain;

import java.util.List;

/** A heading, what stands below it, and the sections inside it. */
record Section(String title, List<Block> blocks, List<Section> sections) {
  Section {
    blocks = List.copyOf(blocks);
    sections = List.copyOf(sections);
  }
}
