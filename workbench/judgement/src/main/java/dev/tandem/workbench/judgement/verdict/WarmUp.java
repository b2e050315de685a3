package dev.tandem.workbench.judgement.verdict;

/**
 * Whether epochs still got faster when training ended. A contender warms up if its gain exceeds the
 * margin of time; more epochs would then tell another ratio.
 *
 * @param fasterGain of the faster contender, as a difference of logarithms
 * @param slowerGain of the slower one
 * @param slowerCredit how much shorter its epochs may still get
 * @param unknown whether there is no epoch after the first
 */
record WarmUp(
    double fasterGain, double slowerGain, double slowerCredit, double least, boolean unknown) {
  /** Looks at two contenders of which the first is faster. */
  static WarmUp of(Contest fasterFirst, double margin) {
    SharedEpochs faster = SharedEpochs.ofA(fasterFirst.runs());
    SharedEpochs slower = SharedEpochs.ofB(fasterFirst.runs());
    return new WarmUp(
        faster.gain(),
        slower.gain(),
        slower.credit(fasterFirst.reversed().epochsOfA(margin)),
        Math.log1p(margin),
        faster.firstAlone());
  }

  boolean fasterGains() {
    return fasterGain > least;
  }

  boolean slowerGains() {
    return slowerGain > least;
  }

  boolean goesOn() {
    return fasterGains() || slowerGains();
  }

  /** What the slower contender's time is reduced by before anybody calls the other one faster. */
  double credit() {
    return slowerGains() ? slowerCredit : 0;
  }
}
