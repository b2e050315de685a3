/** The one list of metrics: names, formats, ranges, directions, margins. */
package dev.tandem.workbench.runs.metric;
