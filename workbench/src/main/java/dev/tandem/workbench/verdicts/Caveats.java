package dev.tandem.workbench.verdicts;

import java.util.List;

/** What matters and differs between two contenders beside the engine, a phrase each. */
@FunctionalInterface
public interface Caveats {
  /** Of the contenders with these ids; empty if they are matched. */
  List<String> between(String a, String b);
}
