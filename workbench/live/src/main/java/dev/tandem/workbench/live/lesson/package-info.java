/** Lessons: Markdown files with the settings of the page that stands beside them. */
package dev.tandem.workbench.live.lesson;
