package dev.tandem.datasets.appointments;

import dev.tandem.tensor.CounterRandom;
import dev.tandem.tensor.CounterRandom.Purpose;
import dev.tandem.tensor.Draws;

/** Somebody who makes appointments, drawn from the seed and the patient's number alone. */
record Patient(
    int id,
    String gender,
    int age,
    int neighbourhood,
    boolean scholarship,
    boolean hypertension,
    boolean diabetes,
    boolean alcoholism,
    int previousNoShows) {
  private static final int STREAM = 1;

  static Patient draw(int id, long seed) {
    Draws draws = new Draws(CounterRandom.of(seed, Purpose.GENERATOR, STREAM, id));
    String gender = draws.chance(0.65) ? "F" : "M";
    int age = (int) Math.max(0, Math.min(100, Math.round(38 + draws.normal(22))));
    int neighbourhood = draws.below(AppointmentGenerator.NEIGHBOURHOODS.size());
    boolean scholarship = draws.chance(0.1);
    boolean hypertension = draws.chance(age < 40 ? 0.05 : 0.42);
    boolean diabetes = draws.chance(hypertension ? 0.3 : 0.02);
    boolean alcoholism = draws.chance(0.04);
    int previousNoShows = 0;
    while (previousNoShows < 6 && draws.chance(age < 30 ? 0.38 : 0.24)) {
      previousNoShows++;
    }
    return new Patient(
        id,
        gender,
        age,
        neighbourhood,
        scholarship,
        hypertension,
        diabetes,
        alcoholism,
        previousNoShows);
  }
}
