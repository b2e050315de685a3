package dev.tandem.workbench.explain;

/** What a section of an explanation is made of. */
sealed interface Block permits Paragraph, Formula, SideBySide {}
