package dev.tandem.workbench.judgement.analysis;

import java.util.Optional;

/** Looks for one thing in a contender's runs. */
interface Finder {
  /** Returns what it found; empty if it is not there, or if the runs cannot tell. */
  Optional<Finding> find(Subject subject);
}
